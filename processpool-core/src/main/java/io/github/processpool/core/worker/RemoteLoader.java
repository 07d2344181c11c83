package io.github.processpool.core.worker;

import io.github.processpool.core.types.LoaderTypes;
import io.github.processpool.core.wire.Message;
import io.github.processpool.core.wire.ToWorker;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stands for one of the parent's class loaders. What lies on the class path of this worker is taken from there; only
 * what does not is asked of the parent, once.
 */
final class RemoteLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final int number;
    private final RemoteLoaders loaders;
    private final LoaderTypes types;

    RemoteLoader(int number, ClassLoader base, RemoteLoaders loaders) {
        super("parent-" + number, base);
        this.number = number;
        this.loaders = loaders;
        types = loaders.shared().typesOf(this);
    }

    /** Tells whether it stands for the loader of the application's class path, which this worker has too. */
    boolean isOfClassPath() {
        return number == Message.CLASS_PATH;
    }

    /** Returns the classes that can be had by name through this loader. */
    LoaderTypes types() {
        return types;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        Message answer = loaders.parent().ask(number, name.replace('.', '/') + ".class", 0);
        if (answer instanceof ToWorker.Given given) {
            return loaders.get(given.loader()).define(name, given.content());
        }
        String reason = answer instanceof ToWorker.Missing missing ? missing.reason() : "";
        throw new ClassNotFoundException(
                name + " (not on the class path of this worker; its parent says: " + reason + ")");
    }

    /** Two loaders may have asked for a class of a third at the same time. */
    private Class<?> define(String name, byte[] content) {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : defineClass(name, content, 0, content.length);
        }
    }

    @Override
    protected @Nullable URL findResource(String name) {
        return resource(name, 0);
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        List<URL> found = new ArrayList<>();
        for (URL next = resource(name, 0); next != null; next = resource(name, found.size())) {
            found.add(next);
        }
        return Collections.enumeration(found);
    }

    private @Nullable URL resource(String name, int index) {
        return loaders.parent().ask(number, name, index) instanceof ToWorker.Given given
                ? RemoteResource.url(number, name, index, given.content())
                : null;
    }
}
