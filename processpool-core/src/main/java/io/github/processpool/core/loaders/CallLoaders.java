package io.github.processpool.core.loaders;

import io.github.processpool.core.loaders.Answer.Content;
import io.github.processpool.core.loaders.Answer.Missing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The class loaders that the calls of one pool mention, by the numbers that its workers use for them. Workers get classes
 * and resources from these loaders only: not from loaders that no call mentions, and not from the class path, which a
 * worker has itself. Thread-safe.
 */
public final class CallLoaders {
    private static final String CLASS = ".class";

    private final int mostBytes;
    private final MentionedLoader classPath = MentionedLoader.classPath();

    private final List<MentionedLoader> byNumber = new ArrayList<>(List.of(classPath)); // under this object's lock
    private final IdentityHashMap<ClassLoader, MentionedLoader> current = new IdentityHashMap<>(); // likewise

    /**
     * Begins with the loader of the class path only.
     *
     * @param mostBytes the largest class or resource that is given out
     */
    public CallLoaders(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Returns the loader of a class that a call mentions, with its number. */
    public MentionedLoader of(@Nullable ClassLoader loader) {
        return of(loader, Map.of());
    }

    /**
     * Returns a loader with its number. The number is new if a class of the loader has changed, as JShell's classes do.
     *
     * @param versions the versions of the loader's classes that may change, by the classes' names
     */
    public MentionedLoader of(@Nullable ClassLoader loader, Map<String, Integer> versions) {
        if (loader == null || isOfClassPath(loader)) {
            return classPath;
        }
        synchronized (this) {
            MentionedLoader known = current.get(loader);
            if (known == null || !known.hasSeen(versions)) {
                known = new MentionedLoader(byNumber.size(), loader, versions, known);
                byNumber.add(known);
                current.put(loader, known);
            }
            return known;
        }
    }

    static boolean isOfClassPath(@Nullable ClassLoader loader) {
        if (loader == null || loader == ClassLoader.getPlatformClassLoader()) {
            return true;
        }
        ClassLoader known = ClassLoader.getSystemClassLoader();
        while (known != null && known != loader) {
            known = known.getParent();
        }
        return known == loader;
    }

    /** Tells whether a loader has this number. */
    public boolean knows(int number) {
        return byNumber(number) != null;
    }

    private synchronized @Nullable MentionedLoader byNumber(int number) {
        return number < byNumber.size() ? byNumber.get(number) : null;
    }

    /**
     * Returns a class or resource, or why there is none for the worker. The application's loaders may take their time.
     *
     * @param number the loader through which it is looked for
     * @param name its path, as {@link ClassLoader#getResource} takes it
     * @param index which one, where several resources have that name
     */
    public Answer find(int number, String name, int index) {
        MentionedLoader loader = byNumber(number);
        if (loader == null || !isPath(name)) {
            return new Missing("there is no " + name + " in class loader " + number);
        }
        try {
            Class<?> type = name.endsWith(CLASS) && index == 0 ? loader.load(className(name)) : null;
            return checked(type == null ? resource(loader, name, index) : definition(type, name));
        } catch (IOException | RuntimeException | LinkageError e) {
            return new Missing(loader + " failed: " + e);
        }
    }

    private static String className(String path) {
        return path.substring(0, path.length() - CLASS.length()).replace('/', '.');
    }

    /** A worker is not trusted to leave the places where a loader looks. */
    private static boolean isPath(String name) {
        return !name.isEmpty()
                && name.indexOf('\\') < 0
                && !name.startsWith("/")
                && !("/" + name + "/").contains("/../");
    }

    private Answer definition(Class<?> type, String path) throws IOException {
        ClassLoader owner = type.getClassLoader();
        if (isOfClassPath(owner)) {
            return new Missing("it is on the application's class path, so it must be on that of the workers, too");
        }
        byte[] content = ClassBytes.of(owner, path);
        return content == null
                ? new Missing("its class loader there, " + owner + ", does not give out its bytes")
                : new Content(of(owner).number(), content);
    }

    private static Answer resource(MentionedLoader loader, String name, int index) throws IOException {
        byte[] content = loader.resource(name, index);
        return content == null ? new Missing("there is none in " + loader) : new Content(loader.number(), content);
    }

    private Answer checked(Answer answer) {
        return answer instanceof Content content && content.bytes().length > mostBytes
                ? new Missing("it has " + content.bytes().length + " bytes, and at most " + mostBytes
                        + " are sent: put it on the class path")
                : answer;
    }
}
