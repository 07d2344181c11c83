package io.github.processpool.core.codec;

import io.github.processpool.EncodingException;
import java.util.concurrent.ConcurrentHashMap;

/** Any class that a class loader knows: for a worker, which trusts its parent. Thread-safe. */
public final class LoaderTypes implements TypeResolver {
    private final ClassLoader loader;
    private final ConcurrentHashMap<String, Class<?>> known = new ConcurrentHashMap<>();

    /** Creates a resolver over one loader. */
    public LoaderTypes(ClassLoader loader) {
        this.loader = loader;
    }

    ClassLoader loader() {
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
            throw new EncodingException(
                    "class " + typeName + " can't be loaded in the worker (" + e
                            + "): is it on the class path that the workers get?",
                    e);
        }
    }
}
