package io.github.processpool.core.codec;

import io.github.processpool.core.json.ValueProblem;
import org.jspecify.annotations.Nullable;

/** JDK value types that are an array of a few parts. */
abstract class PartsCodec extends PlainCodec {
    private final @Nullable PlainCodec partCodec;

    /** With a codec, all parts are written by it; else each describes itself. */
    PartsCodec(String typeName, @Nullable PlainCodec partCodec) {
        super(typeName);
        this.partCodec = partCodec;
    }

    PartsCodec(String typeName) {
        this(typeName, null);
    }

    static @Nullable PartsCodec named(String typeName) {
        if (typeName.startsWith("java.util.concurrent.atomic.")) {
            return AtomicCodec.knows(typeName) ? new AtomicCodec(typeName) : null;
        }
        if (typeName.startsWith("java.net.")) {
            return AddressCodec.knows(typeName) ? new AddressCodec(typeName) : null;
        }
        if (typeName.startsWith("java.time.")) {
            return ChronoCodec.knows(typeName) ? new ChronoCodec(typeName) : null;
        }
        if (DateCodec.knows(typeName)) {
            return new DateCodec(typeName);
        }
        if (SummaryCodec.knows(typeName)) {
            return new SummaryCodec(typeName);
        }
        return UtilityCodec.knows(typeName) ? new UtilityCodec(typeName) : null;
    }

    abstract @Nullable Object[] parts(Object value);

    /** Whatever it throws says that the parts are not those of such a value. */
    abstract Object build(Parts parts) throws Exception;

    @Override
    void write(ValueWriter out, Object value) {
        out.startArray();
        try {
            for (Object part : parts(value)) {
                out.item(partCodec, part);
            }
        } catch (ValueProblem e) {
            throw e.inside(".value", value);
        }
        out.endArray();
    }

    @Override
    Object read(ValueReader in) {
        Parts parts = new Parts();
        in.expectArray();
        try {
            while (in.nextItem()) {
                parts.add(in.item(partCodec));
            }
        } catch (ValueProblem e) {
            throw e.inside(".value");
        }
        try {
            return build(parts);
        } catch (Exception e) {
            throw ValueProblem.of("not a " + typeName(), e);
        }
    }

    static Object[] boxed(long[] longs) {
        Object[] parts = new Object[longs.length];
        for (int i = 0; i < longs.length; i++) {
            parts[i] = longs[i];
        }
        return parts;
    }
}
