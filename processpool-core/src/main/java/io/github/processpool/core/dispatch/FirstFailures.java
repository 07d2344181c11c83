package io.github.processpool.core.dispatch;

import io.github.processpool.ProcessPoolException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The failures that a call of many items keeps: the one with the lowest index, which is thrown, and a few after it, which
 * are suppressed in it. The others are only counted: every item of a large input may fail.
 */
final class FirstFailures {
    private static final int MOST_OTHERS = 8;

    /** The messages of the others may have one character for this many bytes of the heap. */
    private static final int HEAP_SHARE = 64;

    private final long mostCharacters;
    private final List<ProcessPoolException> kept =
            new ArrayList<>(0); // this and the next under this object's lock, by index
    private long count;
    private volatile boolean any; // written under it

    FirstFailures() {
        this(Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    }

    /** Keeps others only while their messages are no longer than that, all together. */
    FirstFailures(long mostCharacters) {
        this.mostCharacters = mostCharacters;
    }

    /** Adds the failure of an item, and forgets those with the highest indexes that are too many. */
    synchronized void add(ProcessPoolException failure) {
        count++;
        any = true;
        int place = placeOf(failure);
        if (place <= MOST_OTHERS) {
            kept.add(place, failure);
            dropTooMany();
        }
    }

    private int placeOf(ProcessPoolException failure) {
        int place = kept.size();
        while (place > 0 && kept.get(place - 1).index() > failure.index()) {
            place--;
        }
        return place;
    }

    private void dropTooMany() {
        long room = mostCharacters;
        int fitting = 1;
        while (fitting < Math.min(kept.size(), MOST_OTHERS + 1) && room > 0) {
            room -= String.valueOf(kept.get(fitting).getMessage()).length();
            fitting += room < 0 ? 0 : 1;
        }
        kept.subList(fitting, kept.size()).clear();
    }

    /** Tells whether there is none; costs nothing, since it is asked for each result. */
    boolean isEmpty() {
        return !any;
    }

    /** Forgets all but the one with the lowest index; false if there is nothing to forget. */
    synchronized boolean keepOne() {
        boolean more = kept.size() > 1;
        while (kept.size() > 1) {
            kept.remove(kept.size() - 1);
        }
        return more;
    }

    /** Returns the failure with the lowest index, with the others suppressed in it; null if there is none. */
    @Nullable
    synchronized ProcessPoolException toThrow() {
        if (kept.isEmpty()) {
            return null;
        }
        ProcessPoolException first = kept.get(0);
        for (ProcessPoolException other : kept.subList(1, kept.size())) {
            first.addSuppressed(ShortTrace.of(other));
        }
        long more = count - kept.size();
        if (more > 0) {
            first.addSuppressed(uncounted(more));
        }
        return first;
    }

    private static Throwable uncounted(long more) {
        return ShortTrace.of(new ProcessPoolException(
                "... and " + more + " more failed; Pool.mapSettled returns the outcome of each item"));
    }
}
