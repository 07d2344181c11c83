package io.github.processpool.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test, or a test class, that leaves something of its pools behind: a thread, or a child process, be it only a
 * zombie. What was there before belongs to whoever made it: a test may use the pool that its class shares, and is
 * answerable for the pools of its own.
 */
public final class NoLeaks implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Pattern POOL_THREAD = Pattern.compile("processpool-(.*)-[a-z]+-\\d+");
    /** Those that a worker has, which end with it, unless it is a thread of a test. */
    private static final Set<String> NOBODYS_THREADS =
            Set.of("processpool-worker-parent", "processpool-worker-flush", "processpool-worker-exit");

    private static final int SHOWN_FRAMES = 8;
    private static final char GONE = '-';

    @Override
    public void beforeAll(ExtensionContext context) {
        remember(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        remember(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        awaitNothingNew(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        awaitNothingNew(context);
    }

    private static void remember(ExtensionContext context) {
        store(context).put(context.getUniqueId(), Snapshot.take());
    }

    private static void awaitNothingNew(ExtensionContext context) {
        Snapshot before = store(context).get(context.getUniqueId(), Snapshot.class);
        await("no process and no thread of a pool is left after " + context.getDisplayName())
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(leaks(before)).isEmpty());
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(ExtensionContext.Namespace.create(NoLeaks.class));
    }

    private static List<String> leaks(Snapshot before) {
        Stream<String> threads = poolThreads()
                .filter(thread -> !before.pools.contains(poolOf(thread)))
                .map(NoLeaks::describe);
        // A pool from before may have started any process since.
        Stream<String> processes = before.pools.isEmpty()
                ? children()
                        .filter(child -> !before.children.contains(child.pid()))
                        .map(NoLeaks::describe)
                : Stream.empty();
        return Stream.concat(threads, processes).toList();
    }

    private static Stream<Thread> poolThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        thread.getName().startsWith("processpool-") && !NOBODYS_THREADS.contains(thread.getName()));
    }

    private static String poolOf(Thread thread) {
        Matcher name = POOL_THREAD.matcher(thread.getName());
        return name.matches() ? name.group(1) : thread.getName();
    }

    private static String describe(Thread thread) {
        return "thread " + thread.getName() + " at "
                + Arrays.stream(thread.getStackTrace())
                        .limit(SHOWN_FRAMES)
                        .map(StackTraceElement::toString)
                        .collect(Collectors.joining(", "));
    }

    /** Returns the child processes of this JVM, those that have ended but were not waited for included. */
    private static Stream<ProcessHandle> children() {
        return ProcessHandle.current().children().filter(child -> state(child) != GONE);
    }

    private static String describe(ProcessHandle child) {
        return "process " + child.pid() + " in state " + state(child) + ": "
                + child.info().commandLine().orElse("(no command line)");
    }

    /** Returns the letter that the system has for the state of the process: R, S, Z for a zombie. */
    private static char state(ProcessHandle process) {
        Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        if (!Files.isDirectory(Path.of("/proc"))) {
            return process.isAlive() ? 'R' : GONE;
        }
        try {
            String line = Files.readString(stat);
            return line.charAt(line.lastIndexOf(')') + 2); // the name before it may hold anything
        } catch (IOException e) {
            return GONE;
        }
    }

    /** What is there when a test begins. */
    private record Snapshot(Set<String> pools, Set<Long> children) {
        static Snapshot take() {
            return new Snapshot(
                    poolThreads().map(NoLeaks::poolOf).collect(Collectors.toSet()),
                    NoLeaks.children().map(ProcessHandle::pid).collect(Collectors.toSet()));
        }
    }
}
