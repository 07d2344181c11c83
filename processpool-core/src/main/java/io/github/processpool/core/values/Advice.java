package io.github.processpool.core.values;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import java.io.Closeable;
import java.io.Reader;
import java.io.Serializable;
import java.nio.Buffer;
import java.nio.channels.Channel;
import java.security.Key;
import java.security.cert.Certificate;
import java.text.Format;
import java.time.format.DateTimeFormatter;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.random.RandomGenerator;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** What to pass instead of an object of the JDK or of this library that can't be sent. */
final class Advice {
    /** Packages whose classes are Serializable although they are not values: locks, components of a window. */
    private static final List<String> BOUND = List.of(
            "java.lang.",
            "java.io.",
            "java.nio.",
            "java.rmi.",
            "java.util.concurrent.",
            "java.util.logging.",
            "java.awt.Component",
            "java.awt.MenuComponent",
            "javax.swing.",
            "java.time.Clock");

    private Advice() {}

    /** Returns why an object of the JDK can't travel, and what to do. */
    static String onJdk(Class<?> type) {
        if (type == Object.class) {
            return "it is equal only to itself, so a copy in another process would be useless; pass a text or an enum constant instead";
        }
        return isValue(type)
                ? "there is no codec for it; pass " + parts(type) + " instead, or give it a ValueFormat"
                : "it belongs to this JVM and has no value that another process could take over; " + instead(type);
    }

    private static String instead(Class<?> type) {
        if (isOneOf(type, Buffer.class)) {
            return "pass its content as an array instead";
        }
        if (isOneOf(type, BaseStream.class, Iterator.class, Enumeration.class, Spliterator.class)) {
            return "collect its elements into a list instead";
        }
        if (isOneOf(type, Format.class, DateTimeFormatter.class)) {
            return "pass its pattern instead, and make it in the task";
        }
        if (isOneOf(type, RandomGenerator.class)) {
            return "pass a seed instead, and make it in the task";
        }
        if (isOneOf(type, Closeable.class, Reader.class, Channel.class)) {
            return "pass a path or the data instead";
        }
        return "pass the data that is needed instead";
    }

    /** Tells whether it is a plain value, as a point, a key or an image, that just has no codec. */
    private static boolean isValue(Class<?> type) {
        if (isOneOf(type, Key.class, Certificate.class) || isImage(type)) {
            return true;
        }
        return Serializable.class.isAssignableFrom(type)
                && !isOneOf(type, Format.class, RandomGenerator.class, Iterator.class)
                && BOUND.stream().noneMatch(bound -> isIn(bound, type));
    }

    private static boolean isIn(String start, Class<?> type) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            if (c.getName().startsWith(start)) {
                return c != Object.class;
            }
        }
        return false;
    }

    private static boolean isImage(Class<?> type) {
        return type.getName().startsWith("java.awt.image.");
    }

    private static String parts(Class<?> type) {
        if (isOneOf(type, Key.class, Certificate.class)) {
            return "the bytes that its getEncoded method returns";
        }
        return isImage(type) ? "its bytes, for example as a PNG file," : "the numbers or texts that it consists of";
    }

    /** Returns why an object of this library stays where it is, and what to do; null if it is none of those. */
    static @Nullable String onStaying(Class<?> type) {
        if (isOneOf(type, Pool.class)) {
            return "a pool stays in the program that made it: call it there, with what the task returned, or have the task"
                    + " make a pool of its own";
        }
        if (isOneOf(type, AsyncResult.class)) {
            return "a future stays in the program: pass the value that its get() returns";
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
