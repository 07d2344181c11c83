package io.github.processpool.core.json;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The path to a value that is nested too deep: objects, each of which contains the next. */
final class Trail {
    private final List<Step> innermostFirst = new ArrayList<>();

    /** {@code text} leads from {@code container}, if that is known, to what it contains. */
    private record Step(@Nullable Object container, String text) {}

    void add(@Nullable Object container, String text) {
        innermostFirst.add(new Step(container, text));
    }

    /** Returns which object contains itself, and where; null if none does. */
    @Nullable
    String cycle(String root) {
        IdentityHashMap<Object, String> paths = new IdentityHashMap<>();
        StringBuilder path = new StringBuilder(root);
        for (int i = innermostFirst.size() - 1; i >= 0; i--) {
            Step step = innermostFirst.get(i);
            Object container = step.container;
            String first = container == null ? null : paths.putIfAbsent(container, path.toString());
            if (container != null && first != null) {
                return ValueProblem.shortened(first) + ": " + name(container) + " contains itself at "
                        + ValueProblem.shortened(path.toString());
            }
            path.append(step.text);
        }
        return null;
    }

    private static String name(Object container) {
        Class<?> type = container.getClass();
        String name = type.getTypeName();
        return type.isHidden() ? "a lambda of " + name.substring(0, name.indexOf("$$")) : name;
    }
}
