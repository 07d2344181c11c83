package io.github.processpool.core.values;

import org.jspecify.annotations.Nullable;

/** How the values of one class are written and read. */
public abstract class Codec {
    private final String typeName;
    private @Nullable TypeTag tag; // made when it is first needed, maybe more than once, which does no harm

    public Codec(String typeName) {
        this.typeName = typeName;
    }

    /** Returns the name that stands for the class in JSON. */
    public final String typeName() {
        return typeName;
    }

    /** Returns how a value begins that says this type. */
    final TypeTag tag() {
        TypeTag known = tag;
        if (known == null) {
            known = new TypeTag(typeName);
            tag = known;
        }
        return known;
    }

    /** Returns this codec if it has a plain form, and naming it once for many values saves anything. */
    @Nullable
    public PlainCodec hint() {
        return null;
    }

    /** Writes a value together with its type. */
    public abstract void writeDescribed(ValueWriter out, Object value);

    /** Tells whether it depends on the type of the place in which a value is to arrive how it is written. */
    public boolean dependsOnPlace() {
        return false;
    }

    /** Tells whether the type name is that of a class. */
    public boolean namesClass() {
        return true;
    }

    /** Writes a value together with its type, for a place with this declared type in which it must fit. */
    public void writeFor(ValueWriter out, Object value, Class<?> place) {
        writeDescribed(out, value);
    }

    /** Writes a value together with its type, which is the value's own class if possible. */
    public void writeItself(ValueWriter out, Object value) {
        writeDescribed(out, value);
    }

    /** Reads the content of {@code "v"}, whose first token is the current one. */
    public abstract Object readTagged(ValueReader in, Tag tag);

    /** Throws when what arrives could not be assigned to a place of that type. */
    public void requireFits(Class<?> declared, Object value) {}
}
