package io.github.processpool.core.arrays;

import java.io.IOException;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Releases the descriptor and the memory of arrays that became unreachable without having been closed: whenever another
 * array is mapped, and after a garbage collection if there is no room for that array.
 */
final class Unclosed extends PhantomReference<ArrayProxy> {
    private static final long LONGEST_WAIT_MILLIS = 1024;
    private static final ReferenceQueue<ArrayProxy> FORGOTTEN = new ReferenceQueue<>();
    private static final Set<Unclosed> ALL = ConcurrentHashMap.newKeySet();

    private final MappedMemory.Held held;

    private Unclosed(ArrayProxy array, MappedMemory.Held held) {
        super(array, FORGOTTEN);
        this.held = held;
    }

    static Unclosed watch(ArrayProxy array, MappedMemory.Held held) {
        Unclosed watch = new Unclosed(array, held);
        ALL.add(watch);
        return watch;
    }

    /** The array was closed. */
    void closed() {
        ALL.remove(this);
        clear();
    }

    /** The mapping of an array, which fails if there is no room, no descriptor or no address space. */
    interface Mapping {
        ArrayProxy map() throws IOException;
    }

    /**
     * Maps an array. If that fails, unreachable arrays are collected and it is tried again.
     *
     * @throws NoSuchFileException if there is no such array any more
     */
    static ArrayProxy makingRoom(Mapping mapping) throws IOException {
        letGo(FORGOTTEN.poll());
        try {
            return Undisturbed.call(mapping::map);
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            return afterACollection(mapping, e);
        }
    }

    /** After a collection, arrays are queued here and, before Java 22, unmapped one after the other; closed arrays too. */
    private static ArrayProxy afterACollection(Mapping mapping, IOException first) throws IOException {
        System.gc();
        IOException failure = first;
        for (long millis = 1; millis <= LONGEST_WAIT_MILLIS; millis *= 2) {
            letGo(next(millis));
            try {
                return Undisturbed.call(mapping::map);
            } catch (IOException e) {
                failure = e;
            }
        }
        throw failure;
    }

    private static @Nullable Reference<? extends ArrayProxy> next(long millis) {
        try {
            return FORGOTTEN.remove(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FORGOTTEN.poll();
        }
    }

    private static void letGo(@Nullable Reference<? extends ArrayProxy> first) {
        for (Reference<? extends ArrayProxy> next = first; next != null; next = FORGOTTEN.poll()) {
            Unclosed forgotten = (Unclosed) next;
            if (ALL.remove(forgotten)) {
                forgotten.held.close();
            }
        }
    }
}
