package io.github.processpool.core.types;

import io.github.processpool.core.reflection.JdkClasses;
import java.lang.reflect.Modifier;

/** What to do about a type that a worker may not name. */
enum Remedy {
    RESULT("; if results may hold it, allow it with Builder.allowResultTypes(", "", ")"),
    SHARED("; if it is to be shared, allow it with Manager.create(", "Class.forName(", "))");

    private final String start;
    private final String byName;
    private final String end;

    Remedy(String start, String byName, String end) {
        this.start = start;
        this.byName = byName;
        this.end = end;
    }

    /** Names the class so that it compiles anywhere, where that is possible. */
    String on(Class<?> type) {
        if (isNameable(type)) {
            String name = type.getCanonicalName();
            return start + name.substring(type.getPackageName().length() + 1) + ".class)";
        }
        return JdkClasses.contains(type) ? "" : start + byName + '"' + type.getName() + '"' + end;
    }

    private static boolean isNameable(Class<?> type) {
        for (Class<?> c = type; c != null; c = c.getEnclosingClass()) {
            if (!Modifier.isPublic(c.getModifiers())) {
                return false;
            }
        }
        return type.getCanonicalName() != null
                && !type.getPackageName().isEmpty()
                && type.getModule().isExported(type.getPackageName());
    }
}
