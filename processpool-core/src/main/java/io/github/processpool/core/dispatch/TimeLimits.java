package io.github.processpool.core.dispatch;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends workers whose item runs longer than its limit.
 *
 * <p>A worker tells of an item that takes a while and since when it runs, so the clock starts with the item and not with
 * its chunk. When the time is over the worker is first asked for what it has not started, and answers at once even in the
 * middle of a task: only then is it ended, so that no chunk mate is lost that could just have begun. A worker that does
 * not answer, since it is stopped or starved, is ended after a moment all the same, and one that says nothing at all is
 * taken to be running what its progress mark shows.
 */
final class TimeLimits {
    private static final long ANSWER_MILLIS = 150;
    private static final long SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long UNSTARTED_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Dispatcher dispatcher;
    private final ScheduledExecutorService timer;

    TimeLimits(Dispatcher dispatcher, ScheduledExecutorService timer) {
        this.dispatcher = dispatcher;
        this.timer = timer;
    }

    /** Watches over a chunk that is about to be sent. */
    void watch(Assignment assignment) {
        Duration limit = assignment.submission.timeout();
        if (limit != null) {
            watchAgain(assignment, saturated(limit.plusNanos(SILENCE_NANOS)));
        }
    }

    private void watchAgain(Assignment assignment, long nanos) {
        schedule(assignment, () -> checkSilence(assignment), nanos);
    }

    /** Notes that an item has been running for so long. */
    void running(Assignment assignment, int index, long nanos) {
        Duration limit = assignment.submission.timeout();
        if (limit != null) {
            schedule(assignment, () -> expire(assignment, index), Math.max(0, saturated(limit) - nanos));
        }
    }

    private void schedule(Assignment assignment, Runnable action, long nanos) {
        dispatcher.locked(() -> {
            assignment.cancelDeadline();
            if (assignment.load.assignment == assignment) {
                assignment.deadline = scheduled(action, nanos);
            }
        });
    }

    private Future<?> scheduled(Runnable action, long nanos) {
        return timer.schedule(action, nanos, TimeUnit.NANOSECONDS);
    }

    private void expire(Assignment assignment, int index) {
        if (dispatcher.expire(assignment, index)) {
            Future<?> unused = scheduled(() -> endIfStillRunning(assignment), ANSWER_MILLIS * 1_000_000);
        }
    }

    /** Ends the worker unless its overdue item was answered in the last moment. */
    void endIfStillRunning(Assignment assignment) {
        if (dispatcher.isStillRunning(assignment)) {
            assignment.load.worker.kill("its task ran longer than the limit of " + assignment.submission.timeout());
        }
    }

    /** A worker under a limit says something every few milliseconds, unless it can't. */
    private void checkSilence(Assignment assignment) {
        Duration limit = assignment.submission.timeout();
        if (limit == null) {
            return;
        }
        long allowed = saturated(limit.plusNanos(SILENCE_NANOS));
        long silent = System.nanoTime() - assignment.load.lastHeard;
        if (silent < allowed) {
            watchAgain(assignment, allowed - silent);
            return;
        }
        int started = assignment.load.worker.started(assignment.chunk);
        if (started > 0) {
            expire(assignment, started - 1);
        } else if (silent > allowed + UNSTARTED_NANOS) {
            assignment.load.worker.kill("it took no notice of a task for " + Duration.ofNanos(silent));
        } else {
            watchAgain(assignment, SILENCE_NANOS);
        }
    }

    private static long saturated(Duration duration) {
        return TimeUnit.NANOSECONDS.convert(duration);
    }
}
