package io.github.processpool.core.supervise;

import io.github.processpool.core.launch.CrashBanner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Reads what a worker prints, passes it on line by line, and keeps the last lines in case it crashes. A line longer than
 * {@link #MAX_LINE_BYTES} comes in pieces, so that no output can fill the parent's memory.
 */
final class WorkerOutputReader implements Runnable {
    private static final int MAX_LINE_BYTES = 8 * 1024;
    private static final int TAIL_LINES = 30;

    private final WorkerPipe in;
    private final CrashBanner lines;
    private final Runnable dropped;
    private final Runnable passOn = this::passOn; // these two are made in advance: they are needed when memory is short
    private final Runnable end;
    private final CountDownLatch drained = new CountDownLatch(1);
    private final Object lock = new Object();
    private final Deque<String> tail = new ArrayDeque<>(); // under the lock
    private final byte[] buffer = new byte[MAX_LINE_BYTES]; // this and the next by the reading thread
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(MAX_LINE_BYTES);

    /** {@code dropped} runs for each line that is lost since there is no memory for it. */
    WorkerOutputReader(long pid, WorkerPipe in, Consumer<String> lines, Runnable dropped) {
        this.in = in;
        this.lines = new CrashBanner(pid, lines);
        end = this.lines::end;
        this.dropped = dropped;
    }

    @Override
    public void run() {
        in.readAlone(this::readAll);
    }

    private void readAll() {
        try (in) {
            for (int count = read(); count >= 0; count = read()) {
                split(count);
            }
        } catch (IOException e) {
            // The pipe broke with the worker; what it had printed has been read.
        } finally {
            if (line.size() > 0) {
                endLine();
            }
            orDropped(end);
            drained.countDown();
        }
    }

    private int read() throws IOException {
        while (true) {
            try {
                return in.read(buffer);
            } catch (OutOfMemoryError e) {
                Patiently.pause(1); // it must go on: a worker whose output nobody reads gets stuck when it prints
            }
        }
    }

    private void split(int count) {
        for (int i = 0; i < count; i++) {
            if (buffer[i] == '\n') {
                endLine();
            } else {
                line.write(buffer[i]);
                if (line.size() == MAX_LINE_BYTES) {
                    endLine();
                }
            }
        }
    }

    private void endLine() {
        orDropped(passOn);
        line.reset();
    }

    /** Drops a line if there is no memory for it: reading must go on, since otherwise the worker gets stuck when it prints. */
    private void orDropped(Runnable passing) {
        try {
            passing.run();
        } catch (OutOfMemoryError e) {
            dropped.run();
        }
    }

    private void passOn() {
        String text = line.toString(StandardCharsets.UTF_8);
        String shown = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        synchronized (lock) {
            if (tail.size() == TAIL_LINES) {
                tail.removeFirst();
            }
            tail.addLast(shown);
        }
        lines.accept(shown);
    }

    /** Returns the last lines, once everything was read or the time is over. */
    List<String> tail(long patienceMillis) throws InterruptedException {
        boolean unused = drained.await(patienceMillis, TimeUnit.MILLISECONDS);
        synchronized (lock) {
            return List.copyOf(tail);
        }
    }
}
