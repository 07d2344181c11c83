package io.github.processpool.core.types;

import io.github.processpool.core.json.ValueProblem;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Allows every class that a class loader finds: for a worker, which trusts its parent. Thread-safe. */
public final class LoaderTypes implements TypeResolver {
    private final ClassLoader loader;
    private final Function<SharedHandle, SharedObject> shared;
    private final ConcurrentHashMap<String, Class<?>> known = new ConcurrentHashMap<>();

    /** Creates a resolver over one loader that takes shared objects from {@code shared}. */
    public LoaderTypes(ClassLoader loader, Function<SharedHandle, SharedObject> shared) {
        this.loader = loader;
        this.shared = shared;
    }

    /** Returns the types of a text for a worker: functions are sent to nobody else. */
    public static LoaderTypes requireWorker(TypeResolver types) {
        if (types instanceof LoaderTypes ofWorker) {
            return ofWorker;
        }
        throw new ValueProblem("a result can't contain a function; return its captured values, and create it here");
    }

    @Override
    public SharedObject shared(SharedHandle handle) {
        return shared.apply(handle);
    }

    public ClassLoader loader() {
        return loader;
    }

    @Override
    public Class<?> resolve(String typeName) {
        Class<?> type = known.get(typeName);
        if (type == null) {
            type = load(typeName);
            known.put(typeName, type);
        }
        return type;
    }

    private Class<?> load(String typeName) {
        try {
            return Class.forName(typeName, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new ValueProblem(
                    "class " + typeName + " can't be loaded in the worker (" + e
                            + "): is it on the class path that the workers get?",
                    e);
        }
    }
}
