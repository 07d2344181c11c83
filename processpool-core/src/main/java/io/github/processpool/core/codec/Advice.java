package io.github.processpool.core.codec;

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

/** What to pass instead of an object of the JDK that can't travel. */
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

    private static boolean isOneOf(Class<?> type, Class<?>... bases) {
        for (Class<?> base : bases) {
            if (base.isAssignableFrom(type)) {
                return true;
            }
        }
        return false;
    }
}
