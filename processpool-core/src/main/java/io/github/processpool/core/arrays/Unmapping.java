package io.github.processpool.core.arrays;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import org.jspecify.annotations.Nullable;

/**
 * Maps files so that they can be unmapped, where the JDK can do that safely: from 22 on, with an {@code Arena}. It is
 * called by reflection, since this is compiled for 17. On older JDKs memory is unmapped when its buffer is collected.
 */
final class Unmapping {
    private static final @Nullable Unmapping AVAILABLE = find();

    private final Method newArena;
    private final Method map;
    private final Method asByteBuffer;

    private Unmapping(Method newArena, Method map, Method asByteBuffer) {
        this.newArena = newArena;
        this.map = map;
        this.asByteBuffer = asByteBuffer;
    }

    private static @Nullable Unmapping find() {
        if (Runtime.version().feature() < 22) {
            return null;
        }
        try {
            Class<?> arena = Class.forName("java.lang.foreign.Arena");
            return new Unmapping(
                    arena.getMethod("ofShared"),
                    FileChannel.class.getMethod("map", MapMode.class, long.class, long.class, arena),
                    Class.forName("java.lang.foreign.MemorySegment").getMethod("asByteBuffer"));
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /** Returns an owner of mappings that unmaps them when it is closed, or null where the JDK has none. */
    static @Nullable AutoCloseable newOwner() throws IOException {
        return AVAILABLE == null ? null : (AutoCloseable) call(AVAILABLE.newArena, null);
    }

    static ByteBuffer map(FileChannel file, long from, long length, @Nullable AutoCloseable owner) throws IOException {
        if (AVAILABLE == null || owner == null) {
            return file.map(MapMode.READ_WRITE, from, length);
        }
        Object segment = call(AVAILABLE.map, file, MapMode.READ_WRITE, from, length, owner);
        return (ByteBuffer) call(AVAILABLE.asByteBuffer, segment);
    }

    private static Object call(Method method, @Nullable Object target, Object... arguments) throws IOException {
        try {
            return method.invoke(target, arguments);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IOException("can't map memory: " + e.getCause(), e.getCause());
        }
    }
}
