package io.github.processpool.core.shared;

import io.github.processpool.core.shared.History.Op;
import java.util.BitSet;
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
        return new Linearizability(model, operations).search(new BitSet(), initial);
    }

    private boolean search(BitSet done, String state) {
        if (allCompleteAreIn(done)) {
            return true;
        }
        if (!seen.add(done + " " + state)) {
            return false;
        }
        long firstEnd = Long.MAX_VALUE;
        for (int i = 0; i < operations.size(); i++) {
            if (!done.get(i)) {
                firstEnd = Math.min(firstEnd, operations.get(i).end());
            }
        }
        for (int i = 0; i < operations.size(); i++) {
            Op next = operations.get(i);
            if (!done.get(i) && next.start() <= firstEnd) {
                String after = model.after(state, next);
                if (after != null && search(with(done, i), after)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static BitSet with(BitSet done, int next) {
        BitSet more = (BitSet) done.clone();
        more.set(next);
        return more;
    }

    private boolean allCompleteAreIn(BitSet done) {
        for (int i = 0; i < operations.size(); i++) {
            if (!done.get(i) && !operations.get(i).isPending()) {
                return false;
            }
        }
        return true;
    }
}
