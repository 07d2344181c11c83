package io.github.processpool.core.objects;

import io.github.processpool.core.json.Bytes;
import io.github.processpool.core.json.JsonWriter;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.values.Codec;
import io.github.processpool.core.values.Codecs;
import io.github.processpool.core.values.ValueWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Compares two objects by what would travel of them: classes, members, elements. */
final class SameState {
    private final Codecs codecs;

    private SameState(Codecs codecs) {
        this.codecs = codecs;
    }

    /** Tells whether objects of one class have the same state; {@code sent} has arrived from elsewhere. */
    static boolean have(Codecs codecs, Object sent, Object here) {
        try {
            return new SameState(codecs).sameMembers(sent, here, 0);
        } catch (ValueProblem e) {
            return false; // what is here could not travel
        }
    }

    private boolean same(@Nullable Object sent, @Nullable Object here, int depth) {
        if (sent == here) {
            return true;
        }
        if (sent == null || here == null || depth > ValueWriter.MAX_DEPTH) {
            return false;
        }
        if (sent instanceof Collection<?> items) {
            return here instanceof Collection<?> others && sameItems(items, others, depth);
        }
        if (sent instanceof Map<?, ?> map) {
            return here instanceof Map<?, ?> other && sameEntries(map, other, depth);
        }
        // A lambda's class is another one each time that it is made.
        return sent.getClass() == here.getClass() ? sameOfOneClass(sent, here, depth) : sameText(sent, here);
    }

    private boolean sameOfOneClass(Object sent, Object here, int depth) {
        if (sent instanceof Object[] items) {
            return sameInOrder(Arrays.asList(items), Arrays.asList((Object[]) here), depth);
        }
        if (sent.getClass().isArray()) {
            return Arrays.deepEquals(new Object[] {sent}, new Object[] {here});
        }
        return sameMembers(sent, here, depth);
    }

    private boolean sameMembers(Object sent, Object here, int depth) {
        Codec codec = codecs.of(here.getClass());
        Codec plain = codec instanceof ConstantCodec constants ? constants.own() : codec;
        if (plain instanceof SerialCodec serial) {
            return Arrays.equals(text(serial, sent), text(serial, here));
        }
        return plain instanceof ObjectCodec members
                ? sameInOrder(Arrays.asList(members.state(sent)), Arrays.asList(members.state(here)), depth)
                : sameText(sent, here);
    }

    private boolean sameText(Object sent, Object here) {
        return Arrays.equals(text(null, sent), text(null, here));
    }

    /** What such a class writes of its constants is not that they are constants. */
    private byte[] text(@Nullable SerialCodec codec, Object value) {
        Bytes bytes = new Bytes(256);
        ValueWriter out = new ValueWriter(codecs, new JsonWriter(bytes), null);
        if (codec == null) {
            out.value(value);
        } else {
            codec.write(out, value);
        }
        return bytes.toByteArray();
    }

    /** Sets and maps that have no order of their own may have another one in each JVM. */
    private boolean sameItems(Collection<?> sent, Collection<?> here, int depth) {
        if (sent instanceof Set<?> set && !(sent instanceof SortedSet)) {
            return here instanceof Set && here.size() == set.size() && set.containsAll(here);
        }
        return sameInOrder(sent, here, depth);
    }

    private boolean sameInOrder(Collection<?> sent, Collection<?> here, int depth) {
        Iterator<?> others = here.iterator();
        for (Object item : sent) {
            if (!others.hasNext() || !same(item, others.next(), depth + 1)) {
                return false;
            }
        }
        return !others.hasNext();
    }

    /** What is here may throw when it is asked for a null, what has arrived does not. */
    private boolean sameEntries(Map<?, ?> sent, Map<?, ?> here, int depth) {
        for (Map.Entry<?, ?> entry : here.entrySet()) {
            if (!sent.containsKey(entry.getKey()) || !same(sent.get(entry.getKey()), entry.getValue(), depth + 1)) {
                return false;
            }
        }
        return sent.size() == here.size();
    }
}
