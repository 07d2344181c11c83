package io.github.processpool.core.arrays;

import io.github.processpool.EncodingException;
import io.github.processpool.ProcessPoolException;
import io.github.processpool.core.types.SharedHandle;
import io.github.processpool.core.types.SharedObject;
import io.github.processpool.shared.SharedByteArray;
import io.github.processpool.shared.SharedDoubleArray;
import io.github.processpool.shared.SharedIntArray;
import io.github.processpool.shared.SharedLongArray;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes shared arrays, and maps those that other processes have made. Thread-safe. */
public final class SharedArrays {
    private static final Map<String, WeakReference<ArrayProxy>> ATTACHED = new ConcurrentHashMap<>();

    private SharedArrays() {}

    public static SharedLongArray newLongs(int length) {
        return (SharedLongArray) create("longs", length);
    }

    public static SharedIntArray newInts(int length) {
        return (SharedIntArray) create("ints", length);
    }

    public static SharedDoubleArray newDoubles(int length) {
        return (SharedDoubleArray) create("doubles", length);
    }

    public static SharedByteArray newBytes(int length) {
        return (SharedByteArray) create("bytes", length);
    }

    private static ArrayProxy create(String kind, int length) {
        if (length < 0) {
            throw new IllegalArgumentException("length must not be negative, but is " + length);
        }
        ArrayPlan plan = new ArrayPlan(kind, SharedHandle.newId(), length);
        try {
            return Unclosed.makingRoom(() -> proxy(plan, MappedMemory.create(plan.id(), plan.bytes()), true));
        } catch (IOException e) {
            throw new ProcessPoolException(
                    "can't make a shared array of " + length + " " + kind + ", which takes " + plan.bytes()
                            + " bytes and a file descriptor: " + e.getMessage()
                            + ". Close arrays that are not needed any more, best with try-with-resources; or make room, or"
                            + " point java.io.tmpdir to a folder that has enough",
                    e);
        }
    }

    /** Tells whether a handle of that kind is that of an array. */
    public static boolean isKind(String kind) {
        return switch (kind) {
            case "longs", "doubles", "ints", "bytes" -> true;
            default -> false;
        };
    }

    /** Returns the proxy of an array that another process has made. */
    public static SharedObject attached(SharedHandle handle) {
        WeakReference<ArrayProxy> known = ATTACHED.get(handle.id());
        ArrayProxy proxy = known == null ? null : known.get();
        if (proxy == null || proxy.isClosed()) {
            proxy = attach(handle);
            ATTACHED.values().removeIf(reference -> reference.get() == null);
            ATTACHED.put(handle.id(), new WeakReference<>(proxy));
        }
        return proxy;
    }

    private static ArrayProxy attach(SharedHandle handle) {
        int at = handle.detail().indexOf('@');
        ArrayPlan plan = new ArrayPlan(
                handle.kind(), handle.id(), Integer.parseInt(handle.detail().substring(0, at)));
        try {
            String place = handle.detail().substring(at + 1);
            return Unclosed.makingRoom(() -> proxy(plan, MappedMemory.open(plan.id(), plan.bytes(), place), false));
        } catch (IOException e) {
            throw new EncodingException(
                    "a shared array can't be mapped here: was it closed, or are too many open? (" + e + ")", e);
        }
    }

    private static ArrayProxy proxy(ArrayPlan plan, MappedMemory memory, boolean here) {
        return switch (plan.kind()) {
            case "longs" -> new LongArrayProxy(plan, memory, here);
            case "doubles" -> new DoubleArrayProxy(plan, memory, here);
            case "ints" -> new IntArrayProxy(plan, memory, here);
            default -> new ByteArrayProxy(plan, memory, here);
        };
    }
}
