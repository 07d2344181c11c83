package io.github.processpool.core.worker;

import io.github.processpool.core.shared.WorkerLink;
import io.github.processpool.core.wire.Message;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The class loaders of this worker that stand for those of its parent, by the parent's numbers. */
final class RemoteLoaders {
    private final ParentClasses parent;
    private final WorkerLink shared;
    private final ClassLoader base;
    private final RemoteLoader classPath;
    private final Map<Integer, RemoteLoader> others = new ConcurrentHashMap<>(2);

    RemoteLoaders(ParentClasses parent, WorkerLink shared, ClassLoader base) {
        this.parent = parent;
        this.shared = shared;
        this.base = base;
        classPath = new RemoteLoader(Message.CLASS_PATH, base, this);
    }

    ParentClasses parent() {
        return parent;
    }

    WorkerLink shared() {
        return shared;
    }

    RemoteLoader get(int number) {
        return number == Message.CLASS_PATH
                ? classPath
                : others.computeIfAbsent(number, unknown -> new RemoteLoader(unknown, base, this));
    }
}
