package io.github.processpool.core.contract;

import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;

/** Inputs that are no plain lists. */
final class Inputs {
    private Inputs() {}

    /** Returns an input of 0, 1, 2 and so on that throws in the place of one of them. */
    static Iterable<Integer> failingAt(int place, Exception failure) {
        return () -> new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next <= place;
            }

            @Override
            public Integer next() {
                if (next == place) {
                    Inputs.<RuntimeException>throwAnyway(failure);
                }
                if (next > place) {
                    throw new NoSuchElementException();
                }
                return next++;
            }
        };
    }

    /** As compilers of other languages let it through. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <E extends Throwable> void throwAnyway(Throwable error) throws E {
        throw (E) error;
    }

    /** Returns an input whose size is not what it says. */
    static Collection<Integer> claimingSize(int size, List<Integer> items) {
        return new AbstractCollection<>() {
            @Override
            public Iterator<Integer> iterator() {
                return items.iterator();
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    /** Returns an endless input of 0, 1, 2 and so on that counts what was read of it. */
    static Iterable<Integer> endless(AtomicInteger read) {
        return () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Integer next() {
                return read.getAndIncrement();
            }
        };
    }
}
