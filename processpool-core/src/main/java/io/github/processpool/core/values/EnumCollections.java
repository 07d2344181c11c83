package io.github.processpool.core.values;

import io.github.processpool.core.json.ValueProblem;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The unchecked part of enum sets and maps. */
final class EnumCollections {
    private EnumCollections() {}

    @SuppressWarnings({"unchecked", "rawtypes"}) // the codec's type is an enum's
    static EnumSet<?> emptySet(EnumCodec codec) {
        return EnumSet.noneOf((Class) codec.type());
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the codec's type is an enum's
    static EnumMap<?, ?> emptyMap(EnumCodec codec) {
        return new EnumMap((Class) codec.type());
    }

    @SuppressWarnings("unchecked") // only constants of its enum are added
    static Collection<@Nullable Object> unchecked(EnumSet<?> set) {
        return (Collection<@Nullable Object>) (Collection<?>) set;
    }

    @SuppressWarnings("unchecked") // only constants of its enum become keys
    static Map<@Nullable Object, @Nullable Object> unchecked(EnumMap<?, ?> map) {
        return (Map<@Nullable Object, @Nullable Object>) (Map<?, ?>) map;
    }

    /** An enum set does not tell its type, but its elements do. */
    static Class<?> elementType(EnumSet<?> set) {
        for (Enum<?> element : set) {
            return element.getDeclaringClass();
        }
        return new TypeFinder().find(set);
    }

    static Class<?> keyType(EnumMap<?, ?> map) {
        for (Enum<?> key : map.keySet()) {
            return key.getDeclaringClass();
        }
        return new TypeFinder().find(map);
    }

    /** The type of an empty collection is only visible in the object that Java's serialization would write. */
    private static final class TypeFinder {
        private @Nullable Class<?> found;

        Class<?> find(Object collection) {
            try (ObjectOutputStream out = new Listener()) {
                out.writeObject(collection);
            } catch (IOException e) {
                throw new ValueProblem("an empty collection of enum constants whose type can't be told", e);
            }
            Class<?> type = found;
            if (type == null) {
                throw new ValueProblem("an empty collection of enum constants whose type can't be told");
            }
            return type;
        }

        private final class Listener extends ObjectOutputStream {
            Listener() throws IOException {
                super(OutputStream.nullOutputStream());
            }

            @Override
            protected void annotateClass(Class<?> type) {
                if (type.isEnum()) {
                    found = type;
                }
            }
        }
    }
}
