package io.github.processpool.core.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Every item that was made, how often it may have run by what its call was told, and in the end how often it did. An
 * item is one byte, so that millions fit.
 */
final class Register {
    private static final int BLOCK_ITEMS = 1 << 16;
    private static final int MUST_HAVE_RUN = 0x10;
    private static final int TOLD = 0x20;

    private final ConcurrentMap<Long, byte[]> blocks = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final Totals totals;

    Register(Totals totals) {
        this.totals = totals;
    }

    /** Reserves this many new numbers, and returns the first. */
    long newIds(int count) {
        return ids.getAndAdd(count);
    }

    /** Notes an item's outcome, the only one that it may have. */
    void told(Item item, boolean mustHaveRun, int mostRuns) {
        byte[] block = block(item.id());
        int place = (int) (item.id() % BLOCK_ITEMS);
        byte before;
        synchronized (block) {
            before = block[place];
            block[place] = (byte) (TOLD | (mustHaveRun ? MUST_HAVE_RUN : 0) | mostRuns);
        }
        if (before != 0) {
            totals.violation("a second outcome of " + item);
        }
    }

    private byte[] block(long id) {
        return blocks.computeIfAbsent(id / BLOCK_ITEMS, key -> new byte[BLOCK_ITEMS]);
    }

    long bytes() {
        return (long) blocks.size() * BLOCK_ITEMS;
    }

    /** Compares reported outcomes with actual runs, after the end of all calls, and returns the number of runs. */
    long compareWith(Path ledger) throws IOException {
        byte[][] runs = new byte[(int) (ids.get() / BLOCK_ITEMS) + 1][BLOCK_ITEMS];
        AtomicLong sum = new AtomicLong();
        Ledger.read(ledger, id -> {
            sum.incrementAndGet();
            runs[(int) (id / BLOCK_ITEMS)][(int) (id % BLOCK_ITEMS)]++;
        });
        for (long id = 0; id < ids.get(); id++) {
            compare(id, runs[(int) (id / BLOCK_ITEMS)][(int) (id % BLOCK_ITEMS)]);
        }
        return sum.get();
    }

    private void compare(long id, int runs) {
        byte told = block(id)[(int) (id % BLOCK_ITEMS)];
        int most = told & 0xf;
        if (told == 0) {
            totals.violation("item " + id + " never had an outcome, and ran " + runs + " times");
        } else if (runs > most) {
            totals.violation("item " + id + " ran " + runs + " times, though " + most + " was the most");
        } else if (runs == 0 && (told & MUST_HAVE_RUN) != 0) {
            totals.violation("item " + id + " has an answer, but never ran");
        }
    }
}
