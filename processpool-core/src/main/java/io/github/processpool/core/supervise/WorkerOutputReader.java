package io.github.processpool.core.supervise;

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
 * Drains what a worker prints, passes it on line by line, and keeps the last lines for the case that it crashes. A line
 * longer than {@link #MAX_LINE_BYTES} comes in pieces, so that no output can fill the parent's memory.
 */
final class WorkerOutputReader implements Runnable {
    private static final int MAX_LINE_BYTES = 8 * 1024;
    private static final int TAIL_LINES = 30;

    private final WorkerPipe in;
    private final Consumer<String> lines;
    private final CountDownLatch drained = new CountDownLatch(1);
    private final Object lock = new Object();
    private final Deque<String> tail = new ArrayDeque<>(); // under the lock
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(); // by the reading thread

    WorkerOutputReader(WorkerPipe in, Consumer<String> lines) {
        this.in = in;
        this.lines = lines;
    }

    @Override
    public void run() {
        in.readAlone(this::readAll);
    }

    private void readAll() {
        byte[] buffer = new byte[MAX_LINE_BYTES];
        try (in) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                split(buffer, count);
            }
        } catch (IOException e) {
            // The pipe broke with the worker; what it had printed has been read.
        } finally {
            if (line.size() > 0) {
                endLine();
            }
            drained.countDown();
        }
    }

    private void split(byte[] buffer, int count) {
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
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
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
