package io.github.processpool.core.shared;

import io.github.processpool.core.shared.History.Op;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether operations that overlapped can have been done one after the other: in some order that keeps those apart
 * that did not overlap, and in which a simple object gives the same results. Operations without an end may have happened
 * or not. The search remembers where it has been, so that it ends.
 */
final class Linearizability {
    /** The simple object: its states are texts. */
    interface Model {
        /** Returns the state after an operation, or null if it can't have that result there; any result if that is null. */
        @Nullable
        String after(String state, Op op);
    }

    private final Model model;
    private final List<Op> operations;
    private final Set<String> seen = new HashSet<>();

    private Linearizability(Model model, List<Op> operations) {
        this.model = model;
        this.operations = operations;
    }

    static boolean holds(Model model, String initial, List<Op> operations) {
        if (operations.size() > Long.SIZE) {
            throw new IllegalArgumentException("too many operations for this search: " + operations.size());
        }
        return new Linearizability(model, operations).search(0, initial);
    }

    private boolean search(long done, String state) {
        if (allCompleteAreIn(done)) {
            return true;
        }
        if (!seen.add(done + " " + state)) {
            return false;
        }
        long firstEnd = Long.MAX_VALUE;
        for (int i = 0; i < operations.size(); i++) {
            if ((done & 1L << i) == 0) {
                firstEnd = Math.min(firstEnd, operations.get(i).end());
            }
        }
        for (int i = 0; i < operations.size(); i++) {
            Op next = operations.get(i);
            if ((done & 1L << i) == 0 && next.start() <= firstEnd) {
                String after = model.after(state, next);
                if (after != null && search(done | 1L << i, after)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean allCompleteAreIn(long done) {
        for (int i = 0; i < operations.size(); i++) {
            if ((done & 1L << i) == 0 && !operations.get(i).isPending()) {
                return false;
            }
        }
        return true;
    }
}
