package io.github.processpool.core.codec;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import java.io.Closeable;
import java.io.Reader;
import java.nio.Buffer;
import java.nio.channels.Channel;
import java.text.Format;
import java.time.format.DateTimeFormatter;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.random.RandomGenerator;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** What to pass instead of an object of the JDK or of this library that can't travel. */
final class Advice {
    private Advice() {}

    static String on(Class<?> type) {
        if (isOneOf(type, Buffer.class)) {
            return "pass its content as an array instead";
        }
        if (isOneOf(type, BaseStream.class, Iterator.class, Enumeration.class, Spliterator.class)) {
            return "collect what it gives into a list instead";
        }
        if (isOneOf(type, Format.class, DateTimeFormatter.class)) {
            return "pass its pattern instead, and make it in the task";
        }
        if (isOneOf(type, RandomGenerator.class)) {
            return "pass a seed instead, and make it in the task";
        }
        if (isOneOf(type, Closeable.class, Reader.class, Channel.class)) {
            return "pass a path, or what it reads, instead";
        }
        return "pass the data that is needed instead";
    }

    /** Returns why an object of this library stays where it is, and what to do; null if it is none of those. */
    static @Nullable String onStaying(Class<?> type) {
        if (isOneOf(type, Pool.class)) {
            return "a pool stays in the program that made it: call it there, with what the task returned, or have the task"
                    + " make a pool of its own";
        }
        if (isOneOf(type, AsyncResult.class)) {
            return "a result that may not be there yet stays in the program: pass the value that its get() returns";
        }
        return null;
    }

    private static boolean isOneOf(Class<?> type, Class<?>... bases) {
        for (Class<?> base : bases) {
            if (base.isAssignableFrom(type)) {
                return true;
            }
        }
        return false;
    }
}
