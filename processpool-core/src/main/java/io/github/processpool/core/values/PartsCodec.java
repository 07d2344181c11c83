package io.github.processpool.core.values;

import io.github.processpool.core.json.ValueProblem;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** JDK value types that are an array of a few parts. */
final class PartsCodec extends PlainCodec {
    private final @Nullable PlainCodec partCodec;
    private final Function<Object, @Nullable Object[]> takeApart;
    private final Maker maker;

    @SuppressWarnings("unchecked") // values of the named type are all that is written
    private <T> PartsCodec(
            String typeName, @Nullable PlainCodec partCodec, Function<T, @Nullable Object[]> takeApart, Maker maker) {
        super(typeName);
        this.partCodec = partCodec;
        this.takeApart = (Function<Object, @Nullable Object[]>) takeApart;
        this.maker = maker;
    }

    /** Returns the codec of a type, each of whose parts says its own type. */
    static <T> PartsCodec parts(String typeName, Function<T, @Nullable Object[]> takeApart, Maker maker) {
        return new PartsCodec(typeName, null, takeApart, maker);
    }

    /** Returns the codec of a type that consists of longs. */
    static <T> PartsCodec longs(String typeName, Function<T, @Nullable Object[]> takeApart, Maker maker) {
        return new PartsCodec(typeName, BoxCodec.LONG, takeApart, maker);
    }

    /** Makes a value of its parts. Whatever it throws says that the parts are not those of such a value. */
    interface Maker {
        Object make(Parts parts) throws Exception;
    }

    @Override
    public void write(ValueWriter out, Object value) {
        out.startArray();
        try {
            for (Object part : takeApart.apply(value)) {
                out.item(partCodec, part);
            }
        } catch (ValueProblem e) {
            throw e.inside(".value", value);
        }
        out.endArray();
    }

    @Override
    public Object read(ValueReader in) {
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
            return maker.make(parts);
        } catch (Exception e) {
            throw ValueProblem.of("not a " + typeName(), e);
        }
    }
}
