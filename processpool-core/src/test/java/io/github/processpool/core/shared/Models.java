package io.github.processpool.core.shared;

import io.github.processpool.core.shared.History.Op;
import org.jspecify.annotations.Nullable;

/** The simple objects that shared ones must look like. Operations are texts: a word, and its arguments. */
final class Models {
    private Models() {}

    private static @Nullable String ifResult(Op op, Object expected, String after) {
        return op.result() == null || op.result().equals(String.valueOf(expected)) ? after : null;
    }

    static @Nullable String counter(String state, Op op) {
        String[] words = op.name().split(" ", -1);
        long number = Long.parseLong(state);
        return switch (words[0]) {
            case "add" -> {
                long sum = number + Long.parseLong(words[1]);
                yield ifResult(op, sum, Long.toString(sum));
            }
            default -> {
                boolean same = state.equals(words[1]);
                yield ifResult(op, same, same ? words[2] : state);
            }
        };
    }

    static @Nullable String value(String state, Op op) {
        String[] words = op.name().split(" ", -1);
        return switch (words[0]) {
            case "get" -> ifResult(op, state, state);
            case "set" -> words[1];
            case "append" -> ifResult(op, state + words[1], state + words[1]);
            default -> {
                boolean same = state.equals(words[1]);
                yield ifResult(op, same, same ? words[2] : state);
            }
        };
    }

    /** One key of a map; "null" is no value. */
    static @Nullable String entry(String state, Op op) {
        String[] words = op.name().split(" ", -1);
        boolean absent = state.equals("null");
        return switch (words[0]) {
            case "put" -> ifResult(op, state, words[1]);
            case "putIfAbsent" -> ifResult(op, state, absent ? words[1] : state);
            case "remove" -> ifResult(op, state, "null");
            case "merge" -> {
                String merged = absent ? words[1] : state + words[1];
                yield ifResult(op, merged, merged);
            }
            default -> {
                boolean same = state.equals(words[1]);
                yield ifResult(op, same, same ? words[2] : state);
            }
        };
    }

    /** A queue of two, its elements with commas after each. */
    static @Nullable String queue(String state, Op op) {
        String[] words = op.name().split(" ", -1);
        int size = (int) state.chars().filter(c -> c == ',').count();
        if (words[0].equals("offer")) {
            return ifResult(op, size < 2, size < 2 ? state + words[1] + "," : state);
        }
        int comma = state.indexOf(',');
        return comma < 0
                ? ifResult(op, "null", state)
                : ifResult(op, state.substring(0, comma), state.substring(comma + 1));
    }

    /** A lock that only tries; the state is its owner. */
    static @Nullable String lock(String state, Op op) {
        boolean free = state.equals("free");
        return switch (op.name()) {
            case "tryLock" -> ifResult(op, free, free ? op.actor() : state);
            default -> state.equals(op.actor()) ? "free" : null;
        };
    }
}
