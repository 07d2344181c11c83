package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** Whether what arrived is what was sent: class, content and order, all the way down. */
final class Sameness {
    private static final Set<String> STANDARD = Set.of("ArrayList", "LinkedHashMap", "LinkedHashSet");

    private Sameness() {}

    /** Checks what the table says of a value. */
    static void check(Object sent, Object arrived, Arrival arrival) {
        switch (arrival) {
            case REFUSED -> fail("%s arrived", sent);
            case SAME -> {
                requireEqual(arrived, sent);
                requireEqual(classOf(arrived), classOf(sent));
                requireEqual(order(arrived), order(sent));
            }
            case SAME_STATE -> {
                requireEqual(classOf(arrived), classOf(sent));
                requireEqual(State.of(arrived), State.of(sent));
            }
            case FUNCTION -> requireEqual(State.of(arrived), State.of(sent));
            default -> {
                requireEqual(arrived.getClass().getSimpleName(), arrival.className());
                requireEqual(order(arrived), order(sent));
            }
        }
    }

    /** Checks a value of {@link RandomValues}. */
    static void check(Object sent, Object arrived) {
        Arrival known = RandomLeaves.arrivalOf(sent);
        if (sent == null) {
            requireEqual(arrived, null);
            return;
        }
        if (known != null) {
            check(sent, arrived, known);
            return;
        }
        if (sent.getClass().getName().startsWith("java.util.ImmutableCollections")) {
            requireEqual(STANDARD.contains(arrived.getClass().getSimpleName()), true);
        } else {
            requireEqual(classOf(arrived), classOf(sent));
        }
        checkContent(sent, arrived);
    }

    private static void checkContent(Object sent, Object arrived) {
        if (sent instanceof Set<?> && !(sent instanceof SortedSet<?>)) {
            requireEqual(arrived, sent);
        } else if (sent instanceof Collection<?> items) {
            checkAll(items.iterator(), ((Collection<?>) arrived).iterator());
        } else if (sent instanceof Map<?, ?> map) {
            checkMap(map, (Map<?, ?>) arrived);
        } else if (sent instanceof Object[] array) {
            checkAll(
                    Arrays.asList(array).iterator(),
                    Arrays.asList((Object[]) arrived).iterator());
        } else if (sent.getClass().isArray()) {
            requireEqual(Array.getLength(arrived), Array.getLength(sent));
            requireEqual(RoundTrip.show(arrived), RoundTrip.show(sent));
        } else {
            checkPair(sent, arrived);
        }
    }

    private static void checkAll(Iterator<?> sent, Iterator<?> arrived) {
        while (sent.hasNext()) {
            check(sent.next(), arrived.next());
        }
        requireEqual(arrived.hasNext(), false);
    }

    private static void checkMap(Map<?, ?> sent, Map<?, ?> arrived) {
        requireEqual(arrived.keySet(), sent.keySet());
        sent.forEach((key, value) -> check(value, arrived.get(key)));
    }

    private static void checkPair(Object sent, Object arrived) {
        if (sent instanceof Optional<?> optional) {
            check(optional.orElse(null), ((Optional<?>) arrived).orElse(null));
        } else if (sent instanceof Map.Entry<?, ?> entry) {
            check(entry.getKey(), ((Map.Entry<?, ?>) arrived).getKey());
            check(entry.getValue(), ((Map.Entry<?, ?>) arrived).getValue());
        } else if (sent instanceof Record) {
            checkComponents(sent, arrived);
        } else {
            requireEqual(arrived, sent);
        }
    }

    private static void checkComponents(Object sent, Object arrived) {
        for (RecordComponent component : sent.getClass().getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            try {
                check(
                        component.getAccessor().invoke(sent),
                        component.getAccessor().invoke(arrived));
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(e.getMessage(), e);
            }
        }
    }

    private static void requireEqual(Object actual, Object expected) {
        if (!Objects.equals(actual, expected)) {
            assertThat(actual).isEqualTo(expected); // says it better, but takes its time
        }
    }

    private static Class<?> classOf(Object value) {
        return value == null ? null : value.getClass();
    }

    /** The elements of a collection or map in their order. */
    private static List<?> order(Object value) {
        if (value instanceof Map<?, ?> map) {
            return new ArrayList<>(map.entrySet());
        }
        return value instanceof Collection<?> items ? new ArrayList<>(items) : List.of();
    }
}
