package io.github.processpool.benchmarks.workloads;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Child JVMs without a pool: the machine's own cost of a start, a round trip and a copy. */
final class BareJvms {
    private static final Path TASKSET = Path.of("/usr/bin/taskset");

    private BareJvms() {}

    static void run(String workload, Sizes sizes) throws Exception {
        switch (workload) {
            case "start" -> start(sizes);
            case "single-calls" -> roundTrips(sizes);
            case "large-values" -> echo(sizes);
            default -> throw new IllegalArgumentException(workload);
        }
    }

    private static void start(Sizes sizes) throws Exception {
        for (String count : List.of("few", "many")) {
            List<Double> took = new ArrayList<>();
            for (int i = 0; i < sizes.get("starts"); i++) {
                took.add(startMillis(sizes.get(count)));
            }
            Figures.print("start." + count, Figures.median(took));
        }
        double parentBefore = StartCpu.parentMillis();
        start(sizes.get("few"), count -> {
            Figures.print("start.cpu.answered", StartCpu.childMillis(count));
            Figures.print("start.cpu.parent", StartCpu.parentMillis() - parentBefore);
        });
    }

    private static double startMillis(int count) throws IOException {
        return start(count, unused -> {});
    }

    private static double start(int count, IntConsumer whenAllHaveAnswered) throws IOException {
        List<Child> children = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            children.add(new Child());
        }
        for (Child child : children) {
            child.roundTrip(new byte[1]);
        }
        double took = Figures.secondsSince(start) * 1e3;
        whenAllHaveAnswered.accept(count);
        children.forEach(Child::close);
        return took;
    }

    /** Across two processors, if there are two, because a pool's parent and worker seldom share one. */
    private static void roundTrips(Sizes sizes) throws Exception {
        try (Child child = new Child()) {
            child.roundTrip(new byte[1]);
            pin(ProcessHandle.current().pid(), 0);
            pin(child.process.pid(), 1);
            byte[] message = new byte[64];
            int calls = sizes.get("calls");
            double[] micros = new double[calls];
            for (int i = -Math.min(calls, 1000); i < calls; i++) {
                long start = System.nanoTime();
                child.roundTrip(message);
                micros[Math.max(i, 0)] = Figures.secondsSince(start) * 1e6;
            }
            Figures.print("apply.median", Figures.percentile(micros, 0.5));
            Figures.print("apply.p99", Figures.percentile(micros, 0.99));
        }
    }

    private static void pin(long pid, int processor) throws Exception {
        if (Files.isExecutable(TASKSET) && Runtime.getRuntime().availableProcessors() > 1) {
            new ProcessBuilder(TASKSET.toString(), "-a", "-p", "-c", "" + processor, "" + pid)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }

    private static void echo(Sizes sizes) throws Exception {
        try (Child child = new Child()) {
            byte[] large = LargeValues.bytes(sizes.get("bytes"));
            byte[] small = LargeValues.bytes(sizes.get("bytes-small"));
            child.roundTrip(small);
            int most = sizes.get("echoes");
            Figures.print("bytes.small", Figures.medianSeconds(2, most, () -> child.roundTrip(small)) * 1e3);
            child.roundTrip(large);
            Figures.print("bytes.large", Figures.medianSeconds(2, most, () -> child.roundTrip(large)) * 1e3);
        }
    }

    /** A JVM that returns the bytes that it gets. */
    private static final class Child implements AutoCloseable {
        private final Process process;
        private final DataOutputStream to;
        private final DataInputStream from;

        Child() throws IOException {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            String classPath = System.getProperty("java.class.path");
            process = new ProcessBuilder(java, "-cp", classPath, Echo.class.getName())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            to = new DataOutputStream(process.getOutputStream());
            from = new DataInputStream(process.getInputStream());
        }

        byte[] roundTrip(byte[] message) throws IOException {
            to.writeInt(message.length);
            to.write(message);
            to.flush();
            byte[] answer = new byte[from.readInt()];
            from.readFully(answer);
            return answer;
        }

        @Override
        public void close() {
            try {
                to.close();
                process.waitFor();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException("a child did not end", e);
            }
        }
    }
}
