package io.github.processpool.core.codec;

import static io.github.processpool.core.codec.SampleRow.refused;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.Pipe;
import java.text.DecimalFormat;
import java.text.SimpleDateFormat;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SimpleTimeZone;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What stays where it is. */
final class RefusedSamples {
    private RefusedSamples() {}

    @SuppressWarnings("JavaTimeDefaultTimeZone")
    static List<SampleRow> rows() throws Exception {
        return List.of(
                refused("`Object`", new Object()),
                refused(
                        "`Thread`, `ClassLoader`, `Process`, `Future`, locks and the like",
                        new Thread(),
                        ClassLoader.getSystemClassLoader(),
                        Runtime.getRuntime(),
                        new CompletableFuture<>(),
                        new ReentrantLock(),
                        new Semaphore(1),
                        new ThreadLocal<>()),
                refused(
                        "`InputStream`, `Reader`, `Channel`, `Socket` and the like",
                        new ByteArrayInputStream(new byte[0]),
                        new StringReader(""),
                        Pipe.open().source(),
                        System.out),
                refused(
                        "`Stream`, `Iterator`, `Enumeration`",
                        Stream.of(1),
                        List.of().iterator(),
                        Collections.emptyEnumeration()),
                refused(
                        "`ByteBuffer` and other buffers",
                        ByteBuffer.allocate(1),
                        ByteBuffer.allocateDirect(1),
                        CharBuffer.wrap("a")),
                refused("`Random`, `SplittableRandom`", new Random(5), new SplittableRandom(5)),
                refused(
                        "`DateTimeFormatter`, `NumberFormat`, `DateFormat`, `Clock`",
                        DateTimeFormatter.ISO_DATE,
                        new DecimalFormat("0"),
                        new SimpleDateFormat("yyyy"),
                        Clock.systemUTC()),
                refused(
                        "a `TimeZone` that `setRawOffset` has changed, or of a class of your own",
                        moved(),
                        new OwnZone()),
                refused(
                        "`Method`, `Field`, the `Class` of a lambda",
                        Object.class.getMethod("toString"),
                        ((Supplier<Object>) () -> 1).getClass()),
                refused("lambdas that are not `Serializable`", (Runnable) () -> {}, Function.identity()),
                refused("a value that contains itself", cycle()),
                refused("a value nested more than 500 levels deep", nested(501), nested(100_000)));
    }

    private static Object moved() {
        TimeZone zone = TimeZone.getTimeZone("Europe/Paris");
        zone.setRawOffset(5);
        return zone;
    }

    private static final class OwnZone extends SimpleTimeZone {
        private static final long serialVersionUID = 1;

        OwnZone() {
            super(5, "X");
        }
    }

    private static Object cycle() {
        Object[] cycle = new Object[1];
        cycle[0] = new ArrayList<>(Arrays.asList(1, cycle));
        return cycle;
    }

    private static Object nested(int levels) {
        Object nested = "x";
        for (int i = 0; i < levels; i++) {
            nested = Arrays.asList(nested);
        }
        return nested;
    }
}
