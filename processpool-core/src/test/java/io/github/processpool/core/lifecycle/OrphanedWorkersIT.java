package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.Pool;
import io.github.processpool.core.testkit.Conformance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers whose parent is killed, whatever they are doing at that moment. */
class OrphanedWorkersIT {
    /** Generous: the machine may be busy, and starts of JVMs may be under way. */
    private static final Duration AT_MOST = Duration.ofSeconds(5);

    /** What a worker may be doing; each tells its process id first. */
    enum Doing {
        SLEEP,
        LOOP_WITHOUT_CALLS,
        LOOP_WITH_GARBAGE,
        PRINT,
        READ_OF_A_CHILD,
        POOL_OF_ITS_OWN,
        EXIT_THAT_HANGS,
        INITIALIZER
    }

    /** The parent: a pool whose workers never come to an end. */
    static final class Parent {
        public static void main(String[] args) {
            Journal journal = Journal.in(Path.of(args[0]));
            List<Doing> all = Arrays.stream(Doing.values())
                    .filter(doing -> doing != Doing.INITIALIZER)
                    .toList();
            Pool.builder()
                    .workers(1)
                    .initializer(() -> run(Doing.INITIALIZER, journal))
                    .build();
            try (Pool pool = Pool.create(all.size())) {
                pool.withChunkSize(1).forEach(doing -> run(doing, journal), all);
            }
        }
    }

    static void run(Doing doing, Journal journal) throws Exception {
        journal.add(doing + " " + Jobs.pid());
        switch (doing) {
            case SLEEP, INITIALIZER -> Thread.sleep(1_000_000);
            case LOOP_WITHOUT_CALLS -> loop();
            case LOOP_WITH_GARBAGE -> garbage();
            case PRINT -> print();
            case READ_OF_A_CHILD -> child(journal);
            case POOL_OF_ITS_OWN -> pool(journal);
            case EXIT_THAT_HANGS -> exit();
        }
    }

    private static void loop() {
        long sum = 0;
        while (sum >= 0) {
            for (int i = 0; i < Integer.MAX_VALUE; i++) {
                sum += i ^ (sum & 1);
            }
            sum &= Long.MAX_VALUE;
        }
    }

    private static void garbage() {
        int length = 0;
        while (length >= 0) {
            length += IntStream.range(0, 100)
                            .mapToObj(Integer::toString)
                            .collect(Collectors.joining())
                            .length()
                    & 1;
            length &= 0xffff;
        }
    }

    private static void print() {
        while (true) {
            System.out.println("nobody listens");
        }
    }

    private static void child(Journal journal) throws Exception {
        Process child = new ProcessBuilder("sh", "-c", "trap '' TERM HUP INT; sleep 1000; sleep 1000").start();
        journal.add("CHILD " + child.pid());
        child.getInputStream().read();
    }

    private static void pool(Journal journal) {
        try (Pool pool = Pool.create(2)) {
            pool.withChunkSize(1).forEach(doing -> run(doing, journal), List.of(Doing.SLEEP, Doing.LOOP_WITHOUT_CALLS));
        }
    }

    private static void exit() {
        Runtime.getRuntime().addShutdownHook(new Thread(OrphanedWorkersIT::loop));
        System.exit(0);
    }

    @Test
    @Conformance(129)
    void noneIsLeftSoonAfterTheParentWasKilled(@TempDir Path dir) throws Exception {
        Journal journal = Journal.in(dir);
        int expected = Doing.values().length + 3; // the child, and two in a pool of a worker
        try (Program parent = Program.start(Parent.class, dir, dir.toString())) {
            eventually().until(() -> journal.lines().size() == expected);

            parent.kill();
        }

        Awaitility.await()
                .atMost(AT_MOST)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(running(journal)).isEmpty());
    }

    private static Map<String, List<String>> running(Journal journal) {
        return journal.lines().stream()
                .map(line -> line.split(" "))
                .filter(words -> Processes.isRunning(Long.parseLong(words[1])))
                .collect(Collectors.groupingBy(
                        words -> words[0], Collectors.mapping(words -> words[1], Collectors.toList())));
    }
}
