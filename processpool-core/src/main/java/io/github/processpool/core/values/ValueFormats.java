package io.github.processpool.core.values;

import io.github.processpool.core.json.ErrorText;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.loaders.KnownFormats;
import io.github.processpool.core.reflection.JdkClasses;
import io.github.processpool.core.reflection.PerClass;
import io.github.processpool.spi.ValueFormat;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The formats that applications bring for types of theirs, looked for once for each class loader. */
final class ValueFormats {
    /** What a class loader has found, weakly: each of its classes that was asked for holds it. */
    private static final Map<LoaderKey, WeakReference<List<ValueFormat>>> OF_LOADER = new ConcurrentHashMap<>();

    private static final ReferenceQueue<ClassLoader> GONE = new ReferenceQueue<>();
    private static final PerClass<List<ValueFormat>> OF_CLASS = new PerClass<>(ValueFormats::find);

    private ValueFormats() {}

    /** Returns the codec of a class for which the application has a format, otherwise null. */
    static @Nullable Codec codec(Class<?> type) {
        if (type.isInterface() || type.isHidden()) {
            return null;
        }
        try {
            for (ValueFormat format : OF_CLASS.get(type)) {
                if (format.handles(type)) {
                    return new FormatCodec(type, format);
                }
            }
            return null;
        } catch (VirtualMachineError e) {
            throw new ValueProblem(failure(e), e); // the next time it may have what it needs
        } catch (Throwable e) {
            return new UnsupportedCodec(type, failure(e));
        }
    }

    private static String failure(Throwable e) {
        return "a " + ValueFormat.class.getName() + " of the application fails: " + ErrorText.of(e);
    }

    private static List<ValueFormat> find(Class<?> type) {
        ClassLoader own = JdkClasses.contains(type) ? null : type.getClassLoader();
        return of(own == null ? ClassLoader.getSystemClassLoader() : own);
    }

    private static List<ValueFormat> of(ClassLoader loader) {
        if (KnownFormats.areNoneIn(loader)) {
            return List.of();
        }
        forgetThoseGone();
        WeakReference<List<ValueFormat>> known = OF_LOADER.get(new LoaderKey(loader));
        List<ValueFormat> formats = known == null ? null : known.get();
        if (formats != null) {
            return formats;
        }
        List<ValueFormat> found = load(loader);
        if (found.isEmpty()) {
            KnownFormats.foundNoneIn(loader);
        }
        OF_LOADER.put(new LoaderKey(loader), new WeakReference<>(found));
        return found;
    }

    private static void forgetThoseGone() {
        for (Reference<?> gone = GONE.poll(); gone != null; gone = GONE.poll()) {
            OF_LOADER.remove(gone);
        }
    }

    private static List<ValueFormat> load(ClassLoader loader) {
        List<ValueFormat> formats = new ArrayList<>();
        ServiceLoader.load(ValueFormat.class, loader).forEach(formats::add);
        return formats.isEmpty() ? List.of() : formats;
    }

    /** A class loader, compared by identity, and not kept. */
    private static final class LoaderKey extends WeakReference<ClassLoader> {
        private final int hash;

        LoaderKey(ClassLoader loader) {
            super(loader, GONE);
            hash = System.identityHashCode(loader);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other || (other instanceof LoaderKey key && get() != null && get() == key.get());
        }
    }
}
