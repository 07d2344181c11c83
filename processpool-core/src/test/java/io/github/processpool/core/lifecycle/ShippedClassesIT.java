package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.AsyncResult;
import io.github.processpool.EncodingException;
import io.github.processpool.Pool;
import io.github.processpool.PoolClosedException;
import io.github.processpool.SerializableCallable;
import io.github.processpool.SerializableFunction;
import io.github.processpool.SerializableRunnable;
import io.github.processpool.TaskFailedException;
import io.github.processpool.core.testkit.Gate;
import io.github.processpool.core.testkit.NoLeaks;
import io.github.processpool.core.testkit.PlugIn;
import java.io.File;
import java.net.URL;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Classes and resources that are on no class path: workers get them from the class loader of the parent that has them. */
@ExtendWith(NoLeaks.class)
class ShippedClassesIT {
    private static final String HEAD = "package plugin; import io.github.processpool.*; import java.util.*; ";

    private static final String POINT = HEAD + "public record Point(int x, int y) {"
            + " public static Point origin() { return new Point(0, 0); }"
            + " public static Object some() { return new Point(1, 2); } }";

    private static final String TASKS = HEAD + "public class Tasks {"
            + " static int runs;"
            + " static int twice(int x) { return Helper.times(x, 2); }"
            + " public static SerializableFunction<Integer, Integer> twice() { return Tasks::twice; }"
            + " public static SerializableFunction<Integer, Integer> scaled() { int factor = 3; return x -> x * factor; }"
            + " public static SerializableFunction<Object, Object> moved() {"
            + "   return p -> new Point(((Point) p).x() + 1, ((Point) p).y()); }"
            + " public static SerializableFunction<Integer, String> textOfInt() { return String::valueOf; }"
            + " public static SerializableFunction<Long, String> textOfLong() { return String::valueOf; }"
            + " public static SerializableCallable<Integer> counted() { return () -> ++runs; }"
            + " public static SerializableRunnable setup() { return () -> runs = 100; } }";

    private static final String HELPER =
            HEAD + "class Helper { static int times(int x, int factor) { return x * factor; } }";

    private final Path dir;
    private final PlugIn tasks;

    ShippedClassesIT(@TempDir Path dir) {
        this.dir = dir;
        tasks = PlugIn.of(dir, TASKS, HELPER, POINT);
    }

    private static Pool one() {
        return Pool.builder().workers(1).build();
    }

    static String describe(Object value) {
        return value.getClass().getName() + " " + value;
    }

    @Test
    void functionsAndWhatTheyCallComeFromTheParent() {
        try (Pool pool = Pool.create(2)) {
            SerializableFunction<Integer, Integer> twice = tasks.call("Tasks", "twice");
            SerializableFunction<Integer, Integer> scaled = tasks.call("Tasks", "scaled");

            assertThat(pool.map(twice, List.of(1, 2, 3))).containsExactly(2, 4, 6);
            assertThat(pool.map(scaled, List.of(1, 2, 3))).containsExactly(3, 6, 9);
        }
    }

    @Test
    void referencesThatCantBeToldApartThereSayWhatToDo() {
        SerializableFunction<Integer, String> textOfInt = tasks.call("Tasks", "textOfInt");
        SerializableFunction<Long, String> textOfLong = tasks.call("Tasks", "textOfLong");
        try (Pool pool = one()) {
            assertThat(pool.apply(textOfInt, 5)).isEqualTo("5");
            assertThatThrownBy(() -> pool.apply(textOfLong, 5L))
                    .isInstanceOf(EncodingException.class)
                    .hasMessageContaining("another reference to valueOf in class plugin.Tasks")
                    .hasMessageContaining("write it as a lambda");
            assertThat(pool.apply(textOfInt, 6)).isEqualTo("6");
        }
    }

    @Test
    void valuesOfSuchClassesArriveAsTheyAre() {
        Object point = tasks.call("Point", "some");
        try (Pool pool = one()) {
            SerializableFunction<Object, Object> moved = tasks.call("Tasks", "moved");

            Object result = pool.apply(moved, point);

            assertThat(result).hasSameClassAs(point).hasToString("Point[x=2, y=2]");
        }
    }

    @Test
    void functionOfTheClassPathTakesAndReturnsThemToo() {
        Object point = tasks.call("Point", "some");
        try (Pool pool = one()) {
            String described = pool.apply(ShippedClassesIT::describe, point);
            List<Object> back = pool.map(x -> x, List.of(List.of(point), point));

            assertThat(described).isEqualTo("plugin.Point Point[x=1, y=2]");
            assertThat(back).containsExactly(List.of(point), point);
        }
    }

    @Test
    void initializerMayComeFromThere() {
        SerializableRunnable setup = tasks.call("Tasks", "setup");
        SerializableCallable<Integer> counted = tasks.call("Tasks", "counted");
        try (Pool pool = Pool.builder().workers(1).initializer(setup).build()) {
            assertThat(pool.apply(counted)).isEqualTo(101);
            assertThat(pool.apply(counted)).isEqualTo(102);
        }
    }

    @Test
    void finalizerFindsItsClassesWhileThePoolCloses(@TempDir Path out) {
        String source = HEAD + "public class Last { public static SerializableRunnable farewell() {"
                + " return () -> Late.say(); } }";
        String late = HEAD + "class Late { static void say() throws Exception {"
                + " java.nio.file.Files.writeString(java.nio.file.Path.of(\"" + out + "/farewell\"), \"bye\"); } }";
        SerializableRunnable farewell = PlugIn.of(dir, source, late).call("Last", "farewell");

        try (Pool pool = Pool.builder().workers(1).finalizer(farewell).build()) {
            assertThat(pool.apply(Jobs::square, 2)).isEqualTo(4);
        }

        assertThat(out.resolve("farewell")).hasContent("bye");
    }

    @Test
    void classesOfTheSameNameInTwoLoadersAreTwoClasses() {
        String one =
                HEAD + "public class Which { public static SerializableCallable<Integer> get() { return () -> 1; } }";
        SerializableCallable<Integer> first = PlugIn.of(dir, one).call("Which", "get");
        SerializableCallable<Integer> second =
                PlugIn.of(dir, one.replace("() -> 1", "() -> 2")).call("Which", "get");
        try (Pool pool = one()) {
            assertThat(List.of(pool.apply(first), pool.apply(second), pool.apply(first)))
                    .containsExactly(1, 2, 1);
        }
    }

    @Test
    void callThatUsesBothOfTwoSuchClassesIsRefused() {
        Object other = PlugIn.of(dir, POINT).call("Point", "some");
        Object point = tasks.call("Point", "some");
        try (Pool pool = one()) {
            assertThatThrownBy(() -> pool.map(ShippedClassesIT::describe, List.of(point, other)))
                    .isInstanceOf(EncodingException.class)
                    .hasMessageContaining("two classes have the name plugin.Point");
        }
    }

    @Test
    void classOfASharedParentLoaderIsOneClass() {
        PlugIn base = PlugIn.of(
                dir,
                HEAD + "public class Counter { public static int count;"
                        + " public static SerializableCallable<Integer> next() { return () -> ++count; } }");
        String user = HEAD + "public class User { public static SerializableCallable<Integer> next() {"
                + " return () -> ++Counter.count; } }";
        SerializableCallable<Integer> left = new PlugIn(base).with(dir, user).call("User", "next");
        SerializableCallable<Integer> right = new PlugIn(base).with(dir, user).call("User", "next");
        SerializableCallable<Integer> own = base.call("Counter", "next");
        try (Pool pool = one()) {
            assertThat(List.of(pool.apply(left), pool.apply(right), pool.apply(own)))
                    .containsExactly(1, 2, 3);
        }
    }

    @Test
    void resourcesAndServicesComeFromThereToo() {
        String source =
                HEAD + "public class Reader { public static SerializableCallable<String> read() { return () -> {"
                        + " try (var in = Reader.class.getResourceAsStream(\"/plugin/greeting.txt\")) {"
                        + "  List<String> found = new ArrayList<>(List.of(new String(in.readAllBytes())));"
                        + "  for (Runnable service : ServiceLoader.load(Runnable.class)) found.add(service.toString());"
                        + "  found.add(\"\" + Reader.class.getResource(\"none\"));"
                        + "  found.add(\"\" + Collections.list(Reader.class.getClassLoader().getResources(\"plugin/greeting.txt\")).size());"
                        + "  return String.join(\" \", found); } }; } }";
        String service = HEAD + "public class Service implements Runnable { public void run() {}"
                + " public String toString() { return \"service\"; } }";
        PlugIn plugIn = PlugIn.of(dir, source, service)
                .add("plugin/greeting.txt", "gr\u00fc\u00df dich")
                .add("META-INF/services/java.lang.Runnable", "plugin.Service\n");
        SerializableCallable<String> read = plugIn.call("Reader", "read");
        try (Pool pool =
                Pool.builder().workers(1).jvmOptions("-Dfile.encoding=UTF-8").build()) {
            assertThat(pool.apply(read)).isEqualTo("gr\u00fc\u00df dich service null 1");
        }
    }

    @Test
    void classThatCannotBeHadIsNamedAtOnce() {
        PlugIn plugIn = PlugIn.of(dir, TASKS, HELPER, POINT).without("plugin/Helper.class");
        SerializableFunction<Integer, Integer> twice = plugIn.call("Tasks", "twice");
        try (Pool pool = one()) {
            assertThatThrownBy(() -> pool.apply(twice, 1))
                    .isInstanceOf(TaskFailedException.class)
                    .hasRootCauseInstanceOf(ClassNotFoundException.class)
                    .rootCause()
                    .hasMessageContaining("plugin.Helper (not on the class path of this worker; its parent says: ")
                    .hasMessageContaining("PlugIn");
        }
    }

    @Test
    void functionWhoseLoaderKeepsItsBytesIsRefusedByName() {
        PlugIn plugIn = PlugIn.of(dir, TASKS, HELPER, POINT);
        SerializableFunction<Integer, Integer> twice = plugIn.call("Tasks", "twice");
        plugIn.without("plugin/Tasks.class"); // loaded already
        try (Pool pool = one()) {
            assertThatThrownBy(() -> pool.apply(twice, 1))
                    .isInstanceOf(EncodingException.class)
                    .hasMessageContaining("plugin.Tasks")
                    .hasMessageContaining("does not give out its bytes");
        }
    }

    @Test
    void manyThreadsOfATaskAskAtTheSameTime() {
        StringBuilder sum = new StringBuilder();
        String[] sources = new String[41];
        for (int i = 0; i < 40; i++) {
            sources[i] = HEAD + "public class C" + i + " { public static int value() { return " + i + "; } }";
            sum.append(i == 0 ? "" : ", ").append("() -> C").append(i).append(".value()");
        }
        sources[40] = HEAD + "import java.util.concurrent.*; public class All {"
                + " public static SerializableFunction<Integer, Integer> sum() { return x -> {"
                + "  ExecutorService threads = Executors.newFixedThreadPool(10);"
                + "  try { int sum = x; for (Future<Integer> f : threads.invokeAll(List.<Callable<Integer>>of(" + sum
                + "))) sum += f.get(); return sum; } finally { threads.shutdown(); } }; } }";
        SerializableFunction<Integer, Integer> all = PlugIn.of(dir, sources).call("All", "sum");
        try (Pool pool = Pool.create(2)) {
            assertThat(pool.map(all, List.of(0, 1, 2, 3))).containsExactly(780, 781, 782, 783);
        }
    }

    /** A loader that hands out nothing until the test lets it. */
    private static final class SlowPlugIn extends PlugIn {
        private final Gate asked;
        private final CountDownLatch mayAnswer = new CountDownLatch(1);

        SlowPlugIn(Path dir) {
            super(SlowPlugIn.class.getClassLoader());
            asked = Gate.in(dir, "asked");
            with(dir, TASKS, HELPER, POINT);
        }

        @Override
        protected URL findResource(String name) {
            if (name.equals("plugin/Tasks.class")) {
                asked.open();
                try {
                    mayAnswer.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return super.findResource(name);
        }
    }

    @Test
    void slowLoaderHoldsUpNobodyButWhoAsked() throws Exception {
        SlowPlugIn slow = new SlowPlugIn(dir);
        SerializableFunction<Integer, Integer> twice = slow.call("Tasks", "twice");
        try (Pool pool = Pool.create(2)) {
            AsyncResult<Integer> waiting = pool.applyAsync(twice, 21);
            slow.asked.pass();

            assertThat(pool.map(Jobs::square, IntStream.range(0, 100).boxed().toList()))
                    .hasSize(100);
            assertThat(waiting.isDone()).isFalse();

            slow.mayAnswer.countDown();
            assertThat(waiting.join()).isEqualTo(42);
        }
    }

    @Test
    void terminateEndsAWorkerThatWaitsForAClass() throws Exception {
        SlowPlugIn slow = new SlowPlugIn(dir);
        SerializableFunction<Integer, Integer> twice = slow.call("Tasks", "twice");
        try (Pool pool = one()) {
            AsyncResult<Integer> waiting = pool.applyAsync(twice, 21);
            slow.asked.pass();

            pool.terminate();

            assertThatThrownBy(waiting::join).isInstanceOf(PoolClosedException.class);
        } finally {
            slow.mayAnswer.countDown();
        }
    }

    @Test
    void closeWaitsForAClassThatIsOnItsWay() throws Exception {
        SlowPlugIn slow = new SlowPlugIn(dir);
        SerializableFunction<Integer, Integer> twice = slow.call("Tasks", "twice");
        AsyncResult<Integer> waiting;
        try (Pool pool = one()) {
            waiting = pool.applyAsync(twice, 21);
            slow.asked.pass();
            pool.shutdown();
            slow.mayAnswer.countDown();
        }
        assertThat(waiting.join()).isEqualTo(42);
    }

    @Test
    void classesOfTheClassPathAreNotSent() {
        List<Path> withoutTests = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .map(Path::of)
                .toList();
        try (Pool pool = Pool.builder().workers(1).classPath(withoutTests).build()) {
            assertThatThrownBy(() -> pool.apply(Jobs::square, 2))
                    .isInstanceOf(EncodingException.class)
                    .hasMessageContaining(ShippedClassesIT.class.getName());

            SerializableFunction<Integer, Integer> twice = tasks.call("Tasks", "twice");
            assertThat(pool.apply(twice, 2)).isEqualTo(4);
        }
    }

    @Test
    void mapsWithKeysOfSuchClassesArrive() {
        Object point = tasks.call("Point", "some");
        try (Pool pool = one()) {
            Map<Object, Object> back = pool.apply(x -> x, Map.<Object, Object>of(point, List.of(point)));

            assertThat(back).isEqualTo(Map.of(point, List.of(point)));
        }
    }
}
