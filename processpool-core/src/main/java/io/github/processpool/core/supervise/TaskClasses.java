package io.github.processpool.core.supervise;

import io.github.processpool.core.wire.ToWorker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The classes that tasks have needed, the latest of them, for workers that have had nothing to do: to find a class of the
 * application for the first time, a worker opens its class path, which takes longer than all else of a first task.
 */
final class TaskClasses {
    private static final int MOST = 32;

    private final Set<String> names = new LinkedHashSet<>(); // those needed longest ago first

    /** Adds classes, and returns what is to be said of those that are new. */
    List<ToWorker> add(Collection<String> classes) {
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
        return news;
    }

    /** Returns what is to be said to a worker that has heard nothing yet. */
    List<ToWorker> all() {
        List<ToWorker> messages = new ArrayList<>();
        names.forEach(name -> messages.add(new ToWorker.Prepare(name)));
        return messages;
    }
}
