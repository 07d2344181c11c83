package io.github.processpool.core.dispatch;

import io.github.processpool.Outcome;
import io.github.processpool.PoolClosedException;
import io.github.processpool.TaskTimeoutException;
import io.github.processpool.WorkerCrashedException;
import io.github.processpool.WorkerStartException;
import io.github.processpool.core.supervise.RecoveryClasses;
import io.github.processpool.core.wire.FromWorker;
import io.github.processpool.core.wire.TimeText;
import io.github.processpool.core.wire.ToWorker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The classes that the end of a worker needs first. From a class path of folders none can be loaded any more when the
 * application has no file descriptors left, which is when workers may have to be ended.
 */
final class EndClasses {
    private static final long DELAY_MILLIS = 500; // after the first calls of a short program
    private static final AtomicBoolean LOADED = new AtomicBoolean();

    private EndClasses() {}

    /** Has them loaded, once in a program. */
    static void loadLater(ScheduledExecutorService timer) {
        if (!LOADED.getAndSet(true)) {
            var unused = timer.schedule(EndClasses::load, DELAY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Has them linked too, which takes memory: when a worker must be ended, there may be none. */
    private static void load() {
        for (Class<?> each : all()) {
            try {
                var unused = Class.forName(each.getName(), true, each.getClassLoader());
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException("a class of the library's own", e);
            }
        }
    }

    /** A class is loaded when its name is come across, here. */
    private static List<Class<?>> all() {
        List<Class<?>> classes = new ArrayList<>(RecoveryClasses.all());
        Collections.addAll(
                classes,
                CallerTrace.class,
                DecodedAnswers.class,
                ExitHooks.class,
                Outcome.Failure.class,
                PoolClosedException.class,
                LostWork.class,
                Rescue.class,
                TaskTimeoutException.class,
                TimeText.class,
                WorkerCrashedException.class,
                WorkerStartException.class);
        for (Class<?> outer : List.of(
                Callbacks.class,
                DecodedAnswers.class,
                ExitHooks.class,
                FromWorker.class,
                LostWork.class,
                TimeLimits.class,
                ToWorker.class)) {
            Collections.addAll(classes, outer.getDeclaredClasses());
        }
        return classes;
    }
}
