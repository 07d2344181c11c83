package io.github.processpool.core.objects;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.Access;
import io.github.processpool.core.reflection.JdkClasses;
import io.github.processpool.core.types.TypeNames;
import io.github.processpool.core.types.TypeResolver;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields in which the constants of a class may be: static final fields of the class itself, of its superclasses and
 * interfaces, of the classes that enclose these, and of its nested classes if no other class can create its objects.
 * Their objects are known as soon as those classes are initialised.
 */
final class ConstantFields {
    private static final String SCALA_MODULE = "MODULE$"; // older compilers don't make it final

    private final List<ConstantHolder> holders;

    private ConstantFields(List<ConstantHolder> holders) {
        this.holders = holders;
    }

    /**
     * Returns those of a class, or null if no field can hold an object of it. Initialises nothing.
     *
     * @throws ValueProblem if a field that is made for them is out of reach
     */
    static @Nullable ConstantFields of(Class<?> type) {
        List<ConstantHolder> holders = new ArrayList<>();
        for (Class<?> holder : holders(type)) {
            List<Field> fields = fields(holder, type);
            if (!fields.isEmpty()) {
                holders.add(new ConstantHolder(type, fields));
            }
        }
        return holders.isEmpty() ? null : new ConstantFields(holders);
    }

    private static Set<Class<?>> holders(Class<?> type) {
        Set<Class<?>> holders = new LinkedHashSet<>();
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            addWithThoseAround(holders, c);
        }
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            addInterfaces(holders, c);
        }
        addThoseInside(holders, type);
        return holders;
    }

    /** Where the only objects of a class are made by itself, a nested class may keep them until somebody wants one. */
    private static void addThoseInside(Set<Class<?>> holders, Class<?> type) {
        try {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                if (!Modifier.isPrivate(constructor.getModifiers())) {
                    return;
                }
            }
            holders.addAll(List.of(type.getDeclaredClasses()));
        } catch (LinkageError e) {
            // It declares a class that is not there.
        }
    }

    private static void addInterfaces(Set<Class<?>> holders, Class<?> type) {
        for (Class<?> each : type.getInterfaces()) {
            addWithThoseAround(holders, each);
            addInterfaces(holders, each);
        }
    }

    private static void addWithThoseAround(Set<Class<?>> holders, Class<?> type) {
        for (Class<?> c = type; c != null && !JdkClasses.contains(c); c = enclosing(c)) {
            holders.add(c);
        }
    }

    private static @Nullable Class<?> enclosing(Class<?> type) {
        try {
            return type.getEnclosingClass();
        } catch (LinkageError e) {
            return null; // it is not there, or another compiler than javac says something odd
        }
    }

    private static List<Field> fields(Class<?> holder, Class<?> type) {
        List<Field> fields = new ArrayList<>();
        try {
            for (Field field : holder.getDeclaredFields()) {
                if (isConstant(field) && field.getType().isAssignableFrom(type) && isInReach(field)) {
                    fields.add(field);
                }
            }
        } catch (LinkageError e) {
            // It declares a class that is not there.
        }
        return fields;
    }

    private static boolean isConstant(Field field) {
        return Modifier.isStatic(field.getModifiers())
                && (Modifier.isFinal(field.getModifiers()) || field.getName().equals(SCALA_MODULE));
    }

    /** A lock or the like that is declared as {@code Object} and out of reach is hardly one of the class's constants. */
    private static boolean isInReach(Field field) {
        try {
            Access.field(field);
            return true;
        } catch (ValueProblem e) {
            if (JdkClasses.contains(field.getType())) {
                return false;
            }
            throw e;
        }
    }

    /** Returns the name of the constant that this object is, if it is one. */
    @Nullable
    String nameOf(Object value) {
        for (ConstantHolder holder : holders) {
            String name = holder.nameOf(value);
            if (name != null) {
                return name;
            }
        }
        return null;
    }

    /**
     * Returns the constant of that name in this JVM, or null if the field holds no object of the class. Initialises the
     * class that holds it, so that must be one that may be named.
     *
     * @throws ValueProblem if there is no such field, or its class may not be named
     */
    @Nullable
    Object get(String name, TypeResolver types) {
        for (ConstantHolder holder : holders) {
            Field field = holder.named(name);
            if (field != null) {
                TypeNames.find(field.getDeclaringClass().getName(), types);
                return holder.read(field);
            }
        }
        throw new ValueProblem("there is no constant " + name + " here");
    }
}
