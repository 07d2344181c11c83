package io.github.processpool.core.values;

import io.github.processpool.core.json.JsonToken;
import io.github.processpool.core.json.ValueProblem;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.invoke.SerializedLambda;
import java.util.Collections;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The JDK's comparators: a name, or one that turns another round or cares for nulls: its name and the other. */
public final class ComparatorCodec extends PlainCodec {
    static final String TYPE_NAME = "java.util.Comparator";
    static final ComparatorCodec INSTANCE = new ComparatorCodec();

    private ComparatorCodec() {
        super(TYPE_NAME);
    }

    static boolean knows(Class<?> type) {
        return switch (type.getName()) {
            case "java.util.Collections$ReverseComparator",
                    "java.util.Collections$ReverseComparator2",
                    "java.util.Comparators$NullComparator",
                    "java.lang.String$CaseInsensitiveComparator" -> true;
            default -> false;
        };
    }

    /** Returns the name of a comparator that is fully described by its name. */
    static @Nullable String nameOf(Comparator<?> comparator) {
        if (comparator == Comparator.naturalOrder()) {
            return "natural";
        }
        if (comparator == Collections.reverseOrder()) {
            return "reverse";
        }
        return comparator == String.CASE_INSENSITIVE_ORDER ? "ignoreCase" : null;
    }

    @SuppressWarnings("unchecked") // whether it compares the elements shows when it does
    static Comparator<Object> named(String name) {
        Comparator<?> comparator = switch (name) {
            case "natural" -> Comparator.naturalOrder();
            case "reverse" -> Collections.reverseOrder();
            case "ignoreCase" -> String.CASE_INSENSITIVE_ORDER;
            default -> throw new ValueProblem("unknown order \"" + name + "\"");
        };
        return (Comparator<Object>) comparator;
    }

    @Override
    public void write(ValueWriter out, Object value) {
        String name = nameOf((Comparator<?>) value);
        if (name != null) {
            out.json.writeString(name);
            return;
        }
        boolean reverse = value.getClass().getName().endsWith("ReverseComparator2");
        out.startArray();
        if (reverse) {
            out.value("reverse");
            out.value(Collections.reverseOrder((Comparator<?>) value));
        } else {
            out.value(putsNullsFirst((Comparator<?>) value) ? "nullsFirst" : "nullsLast");
            writeInner(out, new InnerFinder().find(value));
        }
        out.endArray();
    }

    @SuppressWarnings("unchecked")
    private static boolean putsNullsFirst(Comparator<?> comparator) {
        return ((Comparator<@Nullable Object>) comparator).compare(null, "") < 0;
    }

    private static void writeInner(ValueWriter out, @Nullable Object inner) {
        if (inner instanceof SerializedLambda) {
            out.codecs().functions().writeDescribed(out, inner);
        } else {
            out.value(inner);
        }
    }

    @Override
    public Object read(ValueReader in) {
        if (in.json.currentToken() == JsonToken.VALUE_STRING) {
            return named(in.text());
        }
        Parts parts = new Parts();
        in.expectArray();
        while (in.nextItem()) {
            parts.add(in.value());
        }
        return build(parts.textAt(0), parts.any(1));
    }

    @SuppressWarnings("unchecked") // whether it compares the elements shows when it does
    private static Comparator<?> build(String name, @Nullable Object inner) {
        if (inner != null && !(inner instanceof Comparator)) {
            throw new ValueProblem("an order of what is no comparator");
        }
        Comparator<Object> comparator = (Comparator<Object>) inner;
        return switch (name) {
            case "reverse" -> Collections.reverseOrder(comparator);
            case "nullsFirst" -> Comparator.nullsFirst(comparator);
            case "nullsLast" -> Comparator.nullsLast(comparator);
            default -> throw new ValueProblem("unknown order \"" + name + "\"");
        };
    }

    /** What stands behind one that cares for nulls shows only when Java's serialization takes it apart. */
    private static final class InnerFinder {
        private @Nullable Object inner;

        @Nullable
        Object find(Object comparator) {
            try (ObjectOutputStream out = new Listener(comparator)) {
                out.writeObject(comparator);
            } catch (IOException e) {
                throw new ValueProblem("a comparator that can't be taken apart (" + e + ")", e);
            }
            return inner;
        }

        private final class Listener extends ObjectOutputStream {
            private final Object outer;

            Listener(Object outer) throws IOException {
                super(OutputStream.nullOutputStream());
                this.outer = outer;
                enableReplaceObject(true);
            }

            @Override
            protected @Nullable Object replaceObject(Object object) {
                if (object == outer) {
                    return object;
                }
                inner = object;
                return null;
            }
        }
    }
}
