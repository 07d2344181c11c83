package io.github.processpool.core.dispatch;

import io.github.processpool.core.supervise.WorkerHandle;
import io.github.processpool.core.wire.ToWorker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The classes that tasks needed most recently, and the workers that load them before they get their first work: to find a
 * class of the application for the first time, a worker opens its class path, which takes longer than the rest of a first
 * task.
 */
final class TaskClasses {
    private static final int MOST = 32;
    private static final long PAUSE_MILLIS = 50;

    private final ScheduledExecutorService timer;

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<String> names = new LinkedHashSet<>(); // under the lock: those needed longest ago first
    private final Set<WorkerHandle> unused = new LinkedHashSet<>(); // under the lock: perhaps without work so far

    TaskClasses(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /** Adds classes, and has workers without work so far load those that are new. */
    void add(Collection<String> classes) {
        List<ToWorker> news = new ArrayList<>();
        List<WorkerHandle> told = List.of();
        lock.lock();
        try {
            for (String name : classes) {
                boolean known = names.remove(name);
                names.add(name);
                if (!known) {
                    news.add(new ToWorker.Prepare(name));
                }
            }
            for (Iterator<String> oldest = names.iterator(); names.size() > MOST; ) {
                oldest.next();
                oldest.remove();
            }
            if (!news.isEmpty()) {
                unused.removeIf(WorkerHandle::isUsed);
                told = List.copyOf(unused);
            }
        } finally {
            lock.unlock();
        }
        for (int i = 0; i < told.size(); i++) {
            tellLater(told.get(i), news, i + 1);
        }
    }

    /** Has a worker that has just become ready load all of them. */
    void started(WorkerHandle worker) {
        List<ToWorker> all = new ArrayList<>();
        lock.lock();
        try {
            unused.add(worker);
            names.forEach(name -> all.add(new ToWorker.Prepare(name)));
        } finally {
            lock.unlock();
        }
        if (!all.isEmpty()) {
            tellLater(worker, all, 1);
        }
    }

    void ended(WorkerHandle worker) {
        lock.lock();
        try {
            unused.remove(worker);
        } finally {
            lock.unlock();
        }
    }

    /** One worker after the other, and not before the call is over that needed the classes, which this would slow down. */
    private void tellLater(WorkerHandle worker, List<ToWorker> classes, int turn) {
        var unused = timer.schedule(() -> worker.tellInAdvance(classes), turn * PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
}
