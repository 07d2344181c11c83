package io.github.processpool.core.dispatch;

import java.util.ArrayDeque;
import java.util.Deque;

/** The items of a submission that no worker has been given, as ranges in the order in which they go out. */
final class ItemRanges {

    /** {@code count} items from {@code first} on. */
    record Range(long first, int count) {}

    private final Deque<Range> ranges = new ArrayDeque<>();
    private long size;

    long size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Adds items that come after all others. */
    void add(long first, int count) {
        Range last = ranges.peekLast();
        if (last != null && last.first + last.count == first) {
            ranges.removeLast();
            ranges.addLast(new Range(last.first, last.count + count));
        } else {
            ranges.addLast(new Range(first, count));
        }
        size += count;
    }

    /** Puts back items that were taken: they go out next. */
    void putBack(long first, int count) {
        if (count > 0) {
            ranges.addFirst(new Range(first, count));
            size += count;
        }
    }

    /** Takes up to {@code most} neighbouring items. There must be some. */
    Range take(int most) {
        Range next = ranges.removeFirst();
        int count = Math.min(most, next.count);
        if (count < next.count) {
            ranges.addFirst(new Range(next.first + count, next.count - count));
        }
        size -= count;
        return new Range(next.first, count);
    }

    /** Drops all and returns how many there were. */
    long clear() {
        long dropped = size;
        ranges.clear();
        size = 0;
        return dropped;
    }
}
