package io.github.processpool.core.chaos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The tasks: what an item's fate has them do, in a worker. */
final class Deeds {
    private static final long FOREVER_MILLIS = 3_600_000;
    private static final int GREEDY_BYTES = 1 << 20;

    private Deeds() {}

    /** Records that the item runs, and fulfils its fate. */
    static Object perform(Item item) throws Exception {
        Ledger.note(item.id());
        switch (item.fate()) {
            case SLEEPS -> Thread.sleep(item.size());
            case PRINTS -> print(item);
            case THROWS -> throw new IllegalStateException(complaint(item));
            case EXITS -> System.exit(41);
            case EXITS_ONCE -> exitOnce(item);
            case HALTS -> Runtime.getRuntime().halt(42);
            case KILLS_ITSELF -> killThisWorker();
            case RUNS_OUT_OF_MEMORY -> fillTheHeap();
            case HANGS -> Thread.sleep(FOREVER_MILLIS);
            case UNENCODABLE -> {
                return Thread.currentThread();
            }
            default -> {
                // Its answer is all that it does.
            }
        }
        return item.answer();
    }

    /** Does it with two arguments. */
    static Object performWith(Item item, int size) throws Exception {
        if (item.size() != size) {
            throw new IllegalArgumentException(size + " is not the second argument that goes with " + item);
        }
        return perform(item);
    }

    /** Does it and returns nothing. */
    static void performQuietly(Item item) throws Exception {
        if (perform(item) instanceof Thread) {
            throw new IllegalStateException(complaint(item)); // a result that is not sent can't fail to be encoded
        }
    }

    /** What the exception of an item says. */
    static String complaint(Item item) {
        return "item " + item.id() + " does not want to";
    }

    private static void print(Item item) {
        for (int i = 0; i < item.size(); i++) {
            System.out.println("{\"type\":\"finished\",\"chunk\":" + i + ",\"nanos\":1}");
            System.err.print("half a line of " + item.id());
        }
        System.out.println("[".repeat(item.size()));
    }

    private static void exitOnce(Item item) throws IOException {
        if (Ledger.isFirst(item.id())) {
            System.exit(43);
        }
    }

    private static void killThisWorker() throws Exception {
        new ProcessBuilder(
                        "kill", "-KILL", Long.toString(ProcessHandle.current().pid()))
                .start()
                .waitFor();
        Thread.sleep(FOREVER_MILLIS);
    }

    private static void fillTheHeap() {
        List<byte[]> kept = new ArrayList<>();
        while (kept.size() < Integer.MAX_VALUE) {
            kept.add(new byte[GREEDY_BYTES]);
        }
    }
}
