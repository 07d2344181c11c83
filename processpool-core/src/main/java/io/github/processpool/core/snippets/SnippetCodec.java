package io.github.processpool.core.snippets;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.values.Codec;
import io.github.processpool.core.values.PlainCodec;
import io.github.processpool.core.values.Tag;
import io.github.processpool.core.values.ValueReader;
import io.github.processpool.core.values.ValueWriter;

/**
 * Objects of classes that were written in JShell. Whatever their methods read of the shell's variables comes first, since
 * no function need name these methods.
 */
public final class SnippetCodec extends Codec {
    private final Class<?> type;
    private final PlainCodec plain;

    private SnippetCodec(Class<?> type, PlainCodec plain) {
        super(plain.typeName());
        this.type = type;
        this.plain = plain;
    }

    /** Returns the codec of a class that JShell compiled, or {@code codec} for any other class. */
    public static Codec of(Class<?> type, Codec codec) {
        return codec instanceof PlainCodec plain && SnippetCode.isSnippet(type.getName())
                ? new SnippetCodec(type, plain)
                : codec;
    }

    @Override
    public void writeDescribed(ValueWriter out, Object value) {
        out.startTag(this);
        out.startTagValue();
        out.startArray();
        SnippetVariables.of(out).writeReadBy(type, out);
        plain.write(out, value);
        out.endArray();
        out.endTag();
    }

    @Override
    public Object readTagged(ValueReader in, Tag tag) {
        in.expectArray();
        in.next();
        SnippetVariables.readInto(in);
        in.next();
        Object value = plain.read(in);
        if (in.nextItem()) {
            throw new ValueProblem("an object of JShell's with something after its members");
        }
        return value;
    }

    @Override
    public void requireFits(Class<?> declared, Object value) {
        plain.requireFits(declared, value);
    }
}
