package io.github.processpool.core.supervise;

import io.github.processpool.core.launch.WorkerLauncher.Launched;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for the end of a worker's process, and then makes sure that no thread goes on waiting for it. Usually the pipes end
 * with the process. They do not if another process holds them, for instance a daemon that native code has started.
 */
final class ExitWatch implements Runnable {
    private static final long PAUSE_MILLIS = 100;
    private static final int MOST_TRIES = 20;

    private final Launched process;
    private final WorkerPipe says;
    private final WorkerPipe prints;
    private final Outbox outbox;
    private final Runnable unreachable;
    private final Supplier<HeldPipes> findPipes; // these two are made in advance: they must not need memory
    private final BooleanSupplier writing;

    /**
     * Makes the watch.
     *
     * @param says the pipe with the worker's messages; {@code prints} is the one with its output
     * @param unreachable runs if the thread that reads {@code says} waits, and can't be made to go on
     */
    ExitWatch(Launched process, WorkerPipe says, WorkerPipe prints, Outbox outbox, Runnable unreachable) {
        this.process = process;
        this.says = says;
        this.prints = prints;
        this.outbox = outbox;
        this.unreachable = unreachable;
        findPipes = () -> HeldPipes.of(process);
        writing = outbox::isWriting;
    }

    @Override
    public void run() {
        HeldPipes pipes = Patiently.get(findPipes); // once the process has ended, it has none
        boolean done = false;
        for (int tries = 1; !done; tries++) {
            try {
                int unused = process.awaitExit();
                release(pipes);
                done = true;
            } catch (InterruptedException e) {
                // A task's code may interrupt every thread it finds. That does not end the wait.
            } catch (Error e) {
                Patiently.pauseIfShort(tries, e);
            }
        }
    }

    private void release(HeldPipes pipes) throws InterruptedException {
        says.processEnded();
        prints.processEnded();
        outbox.close();
        for (int tries = 0; tries < MOST_TRIES && !allReleasedWithin(PAUSE_MILLIS); tries += isAnyHeld() ? 1 : 0) {
            says.wake(pipes.says());
            prints.wake(pipes.prints());
            pipes.hears().drainWhile(writing);
        }
        if (!says.finishesWithin(0)) {
            unreachable.run();
        }
    }

    /** If no pipe is held, a message that was read is being dealt with, which may take any time. */
    private boolean isAnyHeld() {
        return says.isWaiting() || prints.isWaiting() || outbox.isWriting();
    }

    private boolean allReleasedWithin(long millis) throws InterruptedException {
        return says.finishesWithin(millis) && prints.finishesWithin(millis) && !outbox.isWriting();
    }
}
