package io.github.processpool.core.values;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.types.TypeNames;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arrays of objects and of arrays. */
final class ArrayCodec extends PlainCodec {
    private final Class<?> component;
    private final Slot slot;

    ArrayCodec(Class<?> type) {
        super(TypeNames.of(type));
        this.component = type.getComponentType();
        this.slot = new Slot(component);
    }

    @Override
    public void writeDescribed(ValueWriter out, Object value) {
        PlainCodec of = slot.isExact(out.codecs()) ? null : out.commonHint((Object[]) value, 0, 1);
        out.startTag(this);
        if (of != null) {
            out.attribute("of", of.typeName());
        }
        out.startTagValue();
        write(out, (Object[]) value, of);
        out.endTag();
    }

    @Override
    public void write(ValueWriter out, Object value) {
        write(out, (Object[]) value, null);
    }

    private void write(ValueWriter out, @Nullable Object[] items, @Nullable PlainCodec of) {
        out.startArray();
        int index = 0;
        try {
            for (Object item : items) {
                if (of == null) {
                    slot.write(out, item);
                } else {
                    out.item(of, item);
                }
                index++;
            }
        } catch (ValueProblem e) {
            throw e.inside("[" + index + "]", items);
        }
        out.endArray();
    }

    @Override
    public Object readTagged(ValueReader in, Tag tag) {
        return read(in, in.hint(tag.of()));
    }

    @Override
    public Object read(ValueReader in) {
        return read(in, null);
    }

    private Object read(ValueReader in, @Nullable PlainCodec of) {
        in.expectArray();
        List<@Nullable Object> items = new ArrayList<>();
        try {
            while (in.nextItem()) {
                items.add(of == null ? slot.read(in) : in.item(of));
            }
        } catch (ValueProblem e) {
            throw e.inside("[" + items.size() + "]");
        }
        return toArray(items);
    }

    private Object toArray(List<@Nullable Object> items) {
        try {
            return items.toArray((Object[]) Array.newInstance(component, items.size()));
        } catch (ArrayStoreException e) {
            throw new ValueProblem("an element of an array of " + TypeNames.of(component) + " is of another type", e);
        }
    }
}
