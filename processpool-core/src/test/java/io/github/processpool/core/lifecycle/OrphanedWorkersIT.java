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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers whose parent is killed, whatever they are doing at that moment. */
class OrphanedWorkersIT {
    /** Generous: the machine may be busy, and starts of JVMs may be under way. */
    private static final Duration AT_MOST = Duration.ofSeconds(5);

    /** What a worker may be doing. Those that take a processor for themselves begin when all have started. */
    enum Doing {
        SLEEP(false),
        READ_OF_A_CHILD(false),
        POOL_OF_ITS_OWN(false),
        LEAVE(false),
        INITIALIZER(false),
        LOOP_WITHOUT_CALLS(true),
        LOOP_WITH_GARBAGE(true),
        PRINT(true),
        EXIT_THAT_HANGS(true);

        private final boolean busy;

        Doing(boolean busy) {
            this.busy = busy;
        }
    }

    /** What the processes of a test know of each other. */
    record Meeting(Journal started, Journal busy, Flag allStarted) {
        static Meeting in(Path dir) {
            return new Meeting(Journal.in(dir), new Journal(dir.resolve("busy")), Flag.in(dir, "allStarted"));
        }
    }

    /** The parent: a pool whose workers never come to an end. */
    static final class Parent {
        public static void main(String[] args) {
            Meeting meeting = Meeting.in(Path.of(args[0]));
            List<Doing> all = Arrays.stream(Doing.values())
                    .filter(doing -> doing != Doing.INITIALIZER && doing != Doing.LEAVE)
                    .toList();
            leave(meeting);
            try (Pool starting = Pool.builder()
                            .workers(1)
                            .initializer(() -> run(Doing.INITIALIZER, meeting))
                            .build();
                    Pool pool = Pool.create(all.size())) {
                var unused = starting.runAsync(() -> {});
                pool.withChunkSize(1).forEach(doing -> run(doing, meeting), all);
            }
        }
    }

    /** Leaves a worker in the middle of its orderly exit, for which its parent has closed the pipe. */
    private static void leave(Meeting meeting) {
        Pool leaving = Pool.create(1);
        leaving.run(() -> Runtime.getRuntime().addShutdownHook(new Thread(() -> runInHook(meeting))));
        leaving.shutdown();
    }

    private static void runInHook(Meeting meeting) {
        try {
            run(Doing.LEAVE, meeting);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static void run(Doing doing, Meeting meeting) throws Exception {
        meeting.started().add(doing + " " + Jobs.pid());
        if (doing.busy) {
            meeting.allStarted().block();
            meeting.busy().add(doing);
        }
        switch (doing) {
            case SLEEP, INITIALIZER, LEAVE -> Thread.sleep(1_000_000);
            case READ_OF_A_CHILD -> child(meeting.started());
            case POOL_OF_ITS_OWN -> pool(meeting);
            case LOOP_WITHOUT_CALLS -> loop();
            case LOOP_WITH_GARBAGE -> garbage();
            case PRINT -> print();
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

    private static void child(Journal started) throws Exception {
        Process child = new ProcessBuilder("sh", "-c", "trap '' TERM HUP INT; sleep 1000; sleep 1000").start();
        started.add("CHILD " + child.pid());
        child.getInputStream().read();
    }

    private static void pool(Meeting meeting) {
        try (Pool pool = Pool.create(2)) {
            pool.withChunkSize(1).forEach(doing -> run(doing, meeting), List.of(Doing.SLEEP, Doing.LOOP_WITHOUT_CALLS));
        }
    }

    private static void exit() {
        Runtime.getRuntime().addShutdownHook(new Thread(OrphanedWorkersIT::loop));
        System.exit(0);
    }

    @Tag("slow")
    @Test
    @Conformance("When the parent is killed, every worker ends at once, with its child processes and pools")
    void noneIsLeftSoonAfterTheParentWasKilled(@TempDir Path dir) throws Exception {
        Meeting meeting = Meeting.in(dir);
        int started = Doing.values().length + 3; // the child, and two in a pool of a worker
        int busy = 5; // one of them in that pool
        try (Program parent = Program.start(Parent.class, dir, dir.toString())) {
            awaitLines(meeting.started(), started);
            meeting.allStarted().raise();
            awaitLines(meeting.busy(), busy);

            parent.kill();
        }

        Awaitility.await()
                .atMost(AT_MOST)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(running(meeting.started())).isEmpty());
    }

    private static void awaitLines(Journal journal, int count) {
        eventually().untilAsserted(() -> assertThat(journal.lines()).hasSize(count));
    }

    private static Map<String, List<String>> running(Journal started) {
        return started.lines().stream()
                .map(line -> line.split(" "))
                .filter(words -> Processes.isRunning(Long.parseLong(words[1])))
                .collect(Collectors.groupingBy(
                        words -> words[0], Collectors.mapping(words -> words[1], Collectors.toList())));
    }
}
