package io.github.processpool.core.dispatch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The submissions that are not finished, the oldest first. They are chained to each other: what frees memory must find
 * them without needing any. Used under the dispatcher's lock.
 */
final class UnfinishedCalls {
    private @Nullable Submission first;
    private @Nullable Submission last;
    private int size;

    int size() {
        return size;
    }

    /** Adds one, unless it is there already. */
    void add(Submission submission) {
        if (contains(submission)) {
            return;
        }
        submission.before = last;
        if (last == null) {
            first = submission;
        } else {
            last.behind = submission;
        }
        last = submission;
        size++;
    }

    private boolean contains(Submission submission) {
        return submission == first || submission.before != null;
    }

    /** Removes one; false if it is not there. */
    boolean remove(Submission submission) {
        if (!contains(submission)) {
            return false;
        }
        Submission before = submission.before;
        Submission behind = submission.behind;
        if (before == null) {
            first = behind;
        } else {
            before.behind = behind;
        }
        if (behind == null) {
            last = before;
        } else {
            behind.before = before;
        }
        submission.before = null;
        submission.behind = null;
        size--;
        return true;
    }

    /** Returns the call whose results take the most memory; null if no call holds any results. */
    @Nullable
    Submission largest() {
        Submission largest = null;
        long most = 0;
        for (Submission each = first; each != null; each = each.behind) {
            long held = each.heldBytes();
            if (held > most) {
                largest = each;
                most = held;
            }
        }
        return largest;
    }

    /** Has those give up what they hold that were made before that time, of System.nanoTime. */
    void giveUpOlderThan(long nanoTime, MemoryShortage shortage) {
        for (Submission each = first; each != null; each = each.behind) {
            if (each.isOlderThan(nanoTime)) {
                each.giveUp(shortage);
            }
        }
    }

    List<Submission> all() {
        List<Submission> all = new ArrayList<>(size);
        for (Submission each = first; each != null; each = each.behind) {
            all.add(each);
        }
        return all;
    }

    /** Removes all, and returns them. */
    List<Submission> clear() {
        List<Submission> all = all();
        for (Submission submission : all) {
            boolean unused = remove(submission);
        }
        return all;
    }
}
