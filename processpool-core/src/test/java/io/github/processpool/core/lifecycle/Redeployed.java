package io.github.processpool.core.lifecycle;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedLongArray;
import io.github.processpool.shared.SharedQueue;
import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentMap;

/** An application that uses what a pool has, to be loaded by a class loader of its own and forgotten. */
public final class Redeployed {
    private Redeployed() {}

    record Point(int x, Map<String, List<Shade>> shades) {}

    enum Shade {
        DARK,
        LIGHT
    }

    static final class Box implements Serializable {
        private static final long serialVersionUID = 1;

        private Object content = "quoted \" and \n more";

        static Box of(Object content) {
            Box box = new Box();
            box.content = content;
            return box;
        }

        Object content() {
            return content;
        }
    }

    static final class Trouble extends Exception {
        private static final long serialVersionUID = 1;

        private final Shade shade = Shade.DARK;

        Trouble() {
            super("trouble", new IllegalStateException("below"));
        }

        Shade shade() {
            return shade;
        }
    }

    static Point darker(Point point) {
        return new Point(point.x + 1, Map.of("\u00e9", List.of(Shade.DARK)));
    }

    static void fail() throws Trouble {
        throw new Trouble();
    }

    /** Makes a pool, uses it and closes it. */
    public static void usePool() throws Exception {
        try (Pool pool = Pool.builder().workers(2).initializer(() -> {}).build()) {
            use(pool);
        }
    }

    /** Uses a pool that may be another's. */
    public static void use(Pool pool) throws Exception {
        int captured = 3;
        Point point = new Point(1, Map.of("a", List.of(Shade.LIGHT)));
        check(pool.apply(Redeployed::darker, point).x == 2);
        check(pool.map(n -> n * captured, List.of(1, 2, 3)).equals(List.of(3, 6, 9)));
        check(pool.withTimeout(Duration.ofMinutes(1))
                        .imap(String::length, List.of("a", "bb"))
                        .count()
                == 2);
        check(pool.withProgress(progress -> {})
                        .map(Redeployed::darker, List.of(point, point))
                        .size()
                == 2);
        check(pool.applyAsync(() -> Box.of(values()))
                        .onSuccess(box -> {})
                        .toCompletableFuture()
                        .thenApply(Box::content)
                != null);
        AsyncResult<Void> failing = pool.runAsync(Redeployed::fail).onFailure(error -> {});
        try {
            failing.join();
        } catch (io.github.processpool.TaskFailedException e) {
            check(e.getCause() instanceof Trouble trouble && trouble.shade() == Shade.DARK);
        }
        check(failing.isDone());
        share(pool);
    }

    private static Object values() {
        Map<Shade, Object> byShade = new EnumMap<>(Shade.class);
        byShade.put(Shade.DARK, new TreeMap<>(Map.of("a", Optional.of(BigDecimal.TEN))));
        return new ArrayList<>(List.of(5L, LocalDate.EPOCH, Path.of("a"), new long[2000], byShade, Shade.class));
    }

    private static void share(Pool pool) throws Exception {
        try (Manager manager = Manager.create();
                SharedLongArray array = SharedLongArray.create(10)) {
            ConcurrentMap<Object, Object> map = manager.map();
            SharedQueue<Box> queue = manager.queue(5);
            pool.run(() -> {
                map.put(Shade.DARK, new Box());
                queue.put(Box.of(map));
                array.set(1, 5);
            });
            check(map.containsKey(Shade.DARK) && queue.take().content() == map && array.get(1) == 5);
        }
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new AssertionError();
        }
    }
}
