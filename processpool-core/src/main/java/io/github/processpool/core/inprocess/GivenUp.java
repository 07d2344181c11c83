package io.github.processpool.core.inprocess;

import io.github.processpool.core.wire.SteadyThread;
import java.util.StringJoiner;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Waits for a thread that was interrupted, and gives it up if it does not end soon: a thread can't be killed. */
record GivenUp(Thread thread, CountDownLatch ended, Consumer<String> warnings) implements Runnable {
    private static final long PATIENCE_MILLIS = 500;
    private static final int MOST_FRAMES = 8;

    /** Returns at once. Gives the thread up at once if there is no memory for a thread that waits. */
    void begin() {
        try {
            new SteadyThread(null, this, thread.getName() + "-end").start();
        } catch (OutOfMemoryError e) {
            ended.countDown();
        }
    }

    @Override
    public void run() {
        try {
            thread.join(PATIENCE_MILLIS);
            if (thread.isAlive()) {
                warn(thread.getStackTrace());
            }
        } catch (InterruptedException e) {
            // It can't be: this is a thread without interrupts.
        } finally {
            ended.countDown();
        }
    }

    private void warn(StackTraceElement[] frames) {
        StringJoiner text = new StringJoiner(System.lineSeparator() + "  at ");
        text.add("thread \"" + thread.getName()
                + "\" did not end when it was interrupted, and can't be killed because it"
                + " is a thread of this JVM (inProcess). It is given up and goes on running; what it returns is ignored,"
                + " and a new thread takes its place. It is");
        for (int i = 0; i < frames.length && i < MOST_FRAMES; i++) {
            text.add(frames[i].toString());
        }
        warnings.accept(text.toString());
    }
}
