package io.github.processpool.core.objects;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.JdkClasses;
import io.github.processpool.core.reflection.SerialForm;
import io.github.processpool.core.values.Codec;
import io.github.processpool.core.values.Tag;
import io.github.processpool.core.values.UnsupportedCodec;
import io.github.processpool.core.values.ValueReader;
import io.github.processpool.core.values.ValueWriter;
import java.io.Serializable;

/**
 * A serializable collection or map class of an application or a library. It arrives as the nearest standard collection.
 * It keeps its class in places that could not hold that, and in data that serialization hooks write.
 */
public final class OwnCollectionCodec extends Codec {
    private final Class<?> type;
    private final Codec standard;
    private final Codec own;
    private final boolean saysHow;

    private OwnCollectionCodec(Class<?> type, Codec standard, Codec own) {
        super(type.getName());
        this.type = type;
        this.standard = standard;
        this.own = own;
        saysHow = SerialForm.isOwn(type) || SerialForm.replacement(type, "writeReplace") != null;
    }

    /** Returns the codec of a class, or {@code standard} when the class has no form of its own that could be had. */
    public static Codec of(Class<?> type, Codec standard) {
        if (JdkClasses.contains(type) || !Serializable.class.isAssignableFrom(type)) {
            return standard;
        }
        Codec own = ReplacedCodec.of(type, SerialCodec.of(type));
        return own instanceof UnsupportedCodec ? standard : new OwnCollectionCodec(type, standard, own);
    }

    @Override
    public void writeDescribed(ValueWriter out, Object value) {
        Codec codec = saysHow && out.isWithinPackageOf(type) ? own : standard;
        codec.writeDescribed(out, value);
    }

    @Override
    public boolean dependsOnPlace() {
        return true;
    }

    @Override
    public void writeFor(ValueWriter out, Object value, Class<?> place) {
        if (fitsAsStandard(place, value)) {
            writeDescribed(out, value);
        } else {
            own.writeFor(out, value, place);
        }
    }

    @Override
    public void writeItself(ValueWriter out, Object value) {
        own.writeDescribed(out, value);
    }

    private boolean fitsAsStandard(Class<?> place, Object value) {
        try {
            standard.requireFits(place, value);
            return true;
        } catch (ValueProblem e) {
            return false;
        }
    }

    @Override
    public Object readTagged(ValueReader in, Tag tag) {
        return own.readTagged(in, tag);
    }
}
