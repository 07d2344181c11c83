package io.github.processpool.core.types;

import io.github.processpool.core.reflection.JdkClasses;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a builder allows results to hold beside the types of the call. Immutable.
 *
 * @param classes allowed with the classes that {@link MentionedTypes} finds in them
 * @param names binary names of classes, and packages, as {@code com.example.*}; never of the JDK
 */
public record ResultTypes(Set<Class<?>> classes, Set<String> names) {
    private static final String ALL = ".*";

    public ResultTypes {
        classes = Set.copyOf(classes);
        names = Set.copyOf(names);
    }

    /** Returns types that are these classes, without names. */
    public static ResultTypes of(Set<Class<?>> classes) {
        return new ResultTypes(classes, Set.of());
    }

    public ResultTypes with(Set<Class<?>> more) {
        Set<Class<?>> all = new HashSet<>(classes);
        all.addAll(more);
        return new ResultTypes(all, names);
    }

    /** Tells whether a class, or its package, was named. */
    public boolean name(Class<?> type) {
        return !JdkClasses.contains(type)
                && (names.contains(type.getName()) || names.contains(type.getPackageName() + ALL));
    }

    /** Returns the names that are not those of packages. */
    List<String> classNames() {
        return names.stream().filter(name -> !name.endsWith(ALL)).toList();
    }

    /**
     * Checks a name.
     *
     * @throws IllegalArgumentException if it can't be a name, or is a name of the JDK
     */
    public static void check(String name) {
        String plain = name.endsWith(ALL) ? name.substring(0, name.length() - ALL.length()) : name;
        if (!isName(plain)) {
            throw new IllegalArgumentException("allowResultTypes: \"" + name + "\" is not a binary name of a class, as"
                    + " \"com.example.Shape$Circle\", or of a package, as \"com.example.*\"");
        }
        if (isOfJdk(plain.equals(name) ? name.substring(0, Math.max(0, name.lastIndexOf('.'))) : plain)) {
            throw new IllegalArgumentException("allowResultTypes: \"" + name + "\" is of the JDK, whose types are not"
                    + " allowed by name; allow a class that a ValueFormat handles with allowResultTypes(Class...)");
        }
    }

    private static boolean isName(String name) {
        return Stream.of(name.split("\\.", -1))
                .allMatch(part -> !part.isEmpty() && part.chars().allMatch(ResultTypes::mayBeInName));
    }

    /** JVMs allow more characters in a name than Java does, and other languages use them. */
    private static boolean mayBeInName(int c) {
        return !Character.isWhitespace(c) && !Character.isISOControl(c) && "*;[]/<>\"',".indexOf(c) < 0;
    }

    private static boolean isOfJdk(String packageName) {
        return (packageName + ".").startsWith("java.")
                || ModuleFinder.ofSystem().findAll().stream().anyMatch(module -> isOfJdk(module, packageName));
    }

    private static boolean isOfJdk(ModuleReference module, String packageName) {
        String name = module.descriptor().name();
        return (name.startsWith("java.") || name.startsWith("jdk."))
                && module.descriptor().packages().contains(packageName);
    }
}
