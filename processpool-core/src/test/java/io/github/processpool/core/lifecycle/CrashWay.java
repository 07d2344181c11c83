package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.Pool;
import io.github.processpool.PoolStats;
import io.github.processpool.ProcessPoolException;
import io.github.processpool.WorkerCrashedException;
import io.github.processpool.WorkerStats;
import io.github.processpool.core.testkit.Gate;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The ways in which a worker, or the code that it runs, can go wrong. */
enum CrashWay {
    EXIT(29, null),
    HALT(31, null),
    KILL(137, "SIGKILL"),
    SEGFAULT(134, "SIGABRT"), // the JVM catches the signal, writes its report, and aborts
    ABORT(134, "SIGABRT"),
    HEAP,
    METASPACE,
    DIRECT_MEMORY,
    THREADS,
    STACK,
    STOP;

    /** Small JVMs that run out of things soon. */
    private static final String[] JVM_OPTIONS = {
        "-Xmx32m", "-XX:MaxMetaspaceSize=24m", "-XX:MaxDirectMemorySize=8m", "-XX:TieredStopAtLevel=1"
    };

    /** More than any address space has. */
    private static final long HUGE_STACK = 1L << 50;

    private final int exitCode;
    private final String signal;

    CrashWay() {
        this(0, null);
    }

    CrashWay(int exitCode, String signal) {
        this.exitCode = exitCode;
        this.signal = signal;
    }

    /** Returns a builder of pools in which each way takes effect quickly. */
    static Pool.Builder pools() {
        return Pool.builder().jvmOptions(JVM_OPTIONS);
    }

    /** Tells whether it ends the process at once. */
    boolean endsTheProcess() {
        return exitCode != 0;
    }

    boolean isOutOfMemory() {
        return this == HEAP || this == METASPACE || this == DIRECT_MEMORY || this == THREADS;
    }

    int exitCode() {
        return exitCode;
    }

    /** For tests: waits until every worker of a pool has nothing to do. */
    static PoolStats whenAllAreIdle(Pool pool) {
        eventually().until(() -> pool.stats().idle() == pool.workers());
        return pool.stats();
    }

    static List<Long> pids(PoolStats stats) {
        return stats.perWorker().stream().map(WorkerStats::pid).toList();
    }

    /** For tests: the failure of the item that met with an end of the process. */
    void assertTellsTheCrash(ProcessPoolException failure, int index) {
        assertThat(failure).isExactlyInstanceOf(WorkerCrashedException.class);
        WorkerCrashedException crash = (WorkerCrashedException) failure;
        assertThat(crash.index()).isEqualTo(index);
        assertThat(crash.exitCode()).isEqualTo(exitCode);
        assertThat(crash.signal().orElse(null)).isEqualTo(signal);
        assertThat(crash.pid()).isPositive();
        assertThat(crash)
                .hasMessageContaining("pid " + crash.pid())
                .hasMessageContaining(signal == null ? "exit code " + exitCode : signal)
                .hasMessageContaining(cause());
        if (this == SEGFAULT) {
            assertThat(crash)
                    .hasMessageContaining("SIGSEGV (0xb) at pc=")
                    .hasMessageContaining("; in V ")
                    .hasMessageNotContaining("A fatal error has been detected by the Java Runtime Environment")
                    .hasMessageNotContaining("hs_err_pid");
            assertThat(crash.getMessage().lines().count()).isLessThan(10);
        }
        assertThat(crash.stderrTail()).contains("about to " + this);
    }

    private String cause() {
        return switch (this) {
            case EXIT, HALT -> "System.exit(" + exitCode + ") or Runtime.halt(" + exitCode + ")";
            case KILL -> "it was killed with SIGKILL by a person";
            default -> "native code crashed the JVM";
        };
    }

    /** In a worker: fails in this way; most ways do not return. */
    void happen() throws Exception {
        System.err.println("about to " + this);
        switch (this) {
            case EXIT -> System.exit(exitCode);
            case HALT -> Runtime.getRuntime().halt(exitCode);
            case KILL -> signal("KILL");
            case SEGFAULT -> writeToAddressZero();
            case ABORT -> signal("ABRT");
            case HEAP -> fillTheHeap();
            case METASPACE -> defineClasses();
            case DIRECT_MEMORY -> fillDirectMemory();
            case THREADS -> new Thread(null, () -> {}, "huge", HUGE_STACK).start();
            case STACK -> descend(0);
            case STOP -> signal("STOP");
        }
    }

    /** In a worker: fails in this way on a separate thread, once the gate is open, and then reports it. */
    void happenLater(Gate when, Gate happened) {
        Thread later = new Thread(() -> {
            try {
                when.pass();
                happen();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            } finally {
                happened.open();
            }
        });
        later.setDaemon(true);
        later.start();
    }

    private static void signal(String name) throws Exception {
        Processes.signal(name, Jobs.pid());
        if (!name.equals("STOP")) {
            Thread.sleep(60_000); // it arrives soon
        }
    }

    private static void writeToAddressZero() throws Exception {
        Class<?> type = Class.forName("sun.misc.Unsafe");
        Field unsafe = type.getDeclaredField("theUnsafe");
        unsafe.setAccessible(true);
        type.getMethod("putAddress", long.class, long.class).invoke(unsafe.get(null), 0L, 0L);
    }

    private static void fillTheHeap() {
        List<byte[]> blocks = new ArrayList<>();
        while (!blocks.contains(new byte[0])) {
            blocks.add(new byte[1 << 20]);
        }
    }

    private static void defineClasses() throws Exception {
        List<Class<?>> classes = new ArrayList<>();
        try (InputStream in = CrashWay.class.getResourceAsStream("Jobs.class")) {
            byte[] jobs = in.readAllBytes();
            while (!classes.contains(String.class)) {
                classes.add(MethodHandles.lookup().defineHiddenClass(jobs, true).lookupClass());
            }
        }
    }

    private static void fillDirectMemory() {
        List<ByteBuffer> buffers = new ArrayList<>();
        while (buffers.size() < 1_000) {
            buffers.add(ByteBuffer.allocateDirect(1 << 20));
        }
    }

    private static long descend(long depth) {
        return depth == Long.MAX_VALUE ? depth : descend(depth + 1) + 1;
    }
}
