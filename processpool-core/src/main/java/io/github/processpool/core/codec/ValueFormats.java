package io.github.processpool.core.codec;

import io.github.processpool.core.loaders.KnownFormats;
import io.github.processpool.spi.ValueFormat;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** The formats that applications bring for types of theirs, looked for once for each class loader. */
final class ValueFormats {
    // Guarded by itself. Soft, because a format keeps its class loader, which is the key.
    private static final Map<ClassLoader, SoftReference<List<ValueFormat>>> OF_LOADER = new WeakHashMap<>();

    private ValueFormats() {}

    /** Returns the codec of a class for which an application brings a format, else null. */
    static @Nullable Codec codec(Class<?> type) {
        if (type.isInterface() || type.isHidden()) {
            return null;
        }
        ClassLoader own = TypeNames.isJdk(type) ? null : type.getClassLoader();
        try {
            for (ValueFormat format : of(own == null ? ClassLoader.getSystemClassLoader() : own)) {
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

    private static List<ValueFormat> of(ClassLoader loader) {
        if (KnownFormats.areNoneIn(loader)) {
            return List.of();
        }
        synchronized (OF_LOADER) {
            SoftReference<List<ValueFormat>> known = OF_LOADER.get(loader);
            List<ValueFormat> formats = known == null ? null : known.get();
            if (formats != null) {
                return formats;
            }
        }
        List<ValueFormat> found = load(loader);
        if (found.isEmpty()) {
            KnownFormats.foundNoneIn(loader);
        }
        synchronized (OF_LOADER) {
            OF_LOADER.put(loader, new SoftReference<>(found));
        }
        return found;
    }

    private static List<ValueFormat> load(ClassLoader loader) {
        List<ValueFormat> formats = new ArrayList<>();
        ServiceLoader.load(ValueFormat.class, loader).forEach(formats::add);
        return formats.isEmpty() ? List.of() : formats;
    }
}
