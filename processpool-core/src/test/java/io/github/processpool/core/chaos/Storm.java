package io.github.processpool.core.chaos;

import io.github.processpool.Pool;
import io.github.processpool.WorkerState;
import io.github.processpool.WorkerStats;
import java.io.IOException;
import java.util.List;
import java.util.Random;

/** Strikes workers at random from outside, until it is interrupted. It leaves no worker stopped. */
final class Storm implements Runnable {
    private static final int TERMINATED = 143;
    private static final int ABORTED = 134;

    private final Pool pool;
    private final Weather weather;
    private final Totals totals;
    private final Random random;
    private final int meanPauseMillis;

    Storm(Pool pool, Weather weather, Totals totals, long seed, int meanPauseMillis) {
        this.pool = pool;
        this.weather = weather;
        this.totals = totals;
        this.random = new Random(seed);
        this.meanPauseMillis = meanPauseMillis;
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(random.nextInt(2 * meanPauseMillis) + 1L);
                if (atWork() * 2 > pool.workers() || random.nextInt(20) == 0) {
                    strike();
                }
            }
        } catch (InterruptedException e) {
            // It is over.
        } catch (IOException e) {
            totals.violation("the storm itself failed: " + e);
        }
    }

    /** On a busy machine workers start slowly; without pauses they would never get to work. */
    private long atWork() {
        return pool.stats().perWorker().stream()
                .filter(worker -> worker.state() == WorkerState.IDLE || worker.state() == WorkerState.BUSY)
                .count();
    }

    private void strike() throws IOException, InterruptedException {
        long pid = somebody();
        if (pid <= 0) {
            return;
        }
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> end(pid, "KILL", Weather.KILLED);
            case 4 -> end(pid, "TERM", TERMINATED);
            case 5 -> end(pid, "SEGV", ABORTED);
            case 6, 7 -> stop(pid, false);
            case 8 -> stop(pid, true);
            default -> everybody();
        }
    }

    /** Returns a worker, be it one that is just starting. */
    private long somebody() {
        List<Long> pids = pids();
        return pids.isEmpty() ? -1 : pids.get(random.nextInt(pids.size()));
    }

    private List<Long> pids() {
        return pool.stats().perWorker().stream()
                .map(WorkerStats::pid)
                .filter(pid -> pid > 0)
                .toList();
    }

    private void end(long pid, String signal, int exitCode) throws IOException, InterruptedException {
        totals.signal(signal);
        weather.willEnd(pid, exitCode);
        send(signal, pid);
    }

    /** All at once, now and then. */
    private void everybody() throws IOException, InterruptedException {
        if (random.nextInt(4) == 0) {
            for (long pid : pids()) {
                end(pid, "KILL", Weather.KILLED);
            }
        }
    }

    /** Stops a worker for a while; then it may go on, or not. */
    private void stop(long pid, boolean forEver) throws IOException, InterruptedException {
        totals.signal("STOP");
        weather.willStop();
        try {
            send("STOP", pid);
            Thread.sleep(random.nextInt(700));
        } finally {
            if (forEver) {
                end(pid, "KILL", Weather.KILLED);
            } else {
                send("CONT", pid);
            }
            weather.goesOn();
        }
    }

    private static void send(String signal, long pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean interrupted = Thread.interrupted();
        kill.waitFor();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
