package io.github.processpool.core.dispatch;

import io.github.processpool.Pool;
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

/**
 * The classes that tasks needed most recently. Workers load them before they get their first work: to find a class of the
 * application for the first time, a worker opens its class path, which takes longer than the rest of a first task.
 */
final class TaskClasses {
    private static final int MOST = 32;
    private static final long PAUSE_MILLIS = 50;
    private static final String DISPATCH = TaskClasses.class.getPackageName();
    private static final Set<String> LIBRARY =
            Set.of(DISPATCH, DISPATCH.substring(0, DISPATCH.lastIndexOf('.')), Pool.class.getPackageName());

    private final ScheduledExecutorService timer;
    private final Set<String> names = new LinkedHashSet<>(); // those needed longest ago first; under this object's lock
    private final Set<WorkerHandle> started = new LinkedHashSet<>(); // without work until recently; likewise

    TaskClasses(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /** Adds the class of the application that makes a pool on this thread: most pools are given tasks of this class. */
    void addMaker() {
        for (StackTraceElement frame : new Throwable().getStackTrace()) { // none if the JVM was told to record none
            String name = frame.getClassName();
            if (!LIBRARY.contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))))) {
                add(Set.of(name));
                return;
            }
        }
    }

    /** Adds classes, and has workers without work so far load those that are new. */
    synchronized void add(Collection<String> classes) {
        List<ToWorker> news = new ArrayList<>();
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
        int turn = 0;
        for (Iterator<WorkerHandle> workers = started.iterator(); !news.isEmpty() && workers.hasNext(); ) {
            WorkerHandle worker = workers.next();
            if (worker.isUsed()) {
                workers.remove();
            } else {
                tellLater(worker, news, ++turn);
            }
        }
    }

    /** Has a worker that has just become ready load all of them. */
    synchronized void started(WorkerHandle worker) {
        started.add(worker);
        List<ToWorker> all = new ArrayList<>();
        for (String name : names) {
            all.add(new ToWorker.Prepare(name));
        }
        tellLater(worker, all, 1);
    }

    synchronized void ended(WorkerHandle worker) {
        started.remove(worker);
    }

    /** One worker after the other, and not before the call is over that needed the classes, which this would slow down. */
    private void tellLater(WorkerHandle worker, List<ToWorker> classes, int turn) {
        if (!classes.isEmpty()) {
            var unused =
                    timer.schedule(() -> worker.tellInAdvance(classes), turn * PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
