package io.github.processpool.core.testkit;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.types.LoaderTypes;

/** The types of a worker that has no shared objects. */
public final class WorkerTypes {
    private WorkerTypes() {}

    /** Returns all classes that a loader finds. */
    public static LoaderTypes of(ClassLoader loader) {
        return new LoaderTypes(loader, handle -> {
            throw new ValueProblem("there are no shared objects here");
        });
    }
}
