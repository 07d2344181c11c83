package io.github.processpool.core.types;

import io.github.processpool.core.reflection.JdkClasses;
import io.github.processpool.core.reflection.SerialForm;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Classes that are mentioned, and the classes that these declare in turn: type arguments and bounds, components and fields,
 * superclasses, permitted subclasses.
 */
final class MentionedTypes {
    private final Set<Type> seen = new HashSet<>();
    private final Deque<Type> open = new ArrayDeque<>();

    MentionedTypes(Collection<? extends Type> types) {
        add(types);
    }

    void add(Collection<? extends Type> types) {
        addAll(types);
        while (!open.isEmpty()) {
            follow(open.pop());
        }
    }

    /** Tells whether a class is mentioned, or lies in the package of a mentioned class. */
    boolean allow(Class<?> type) {
        return seen.contains(type) || anyOf(mentioned -> Neighbours.shareAPackage(type, mentioned)) != null;
    }

    /** Returns a mentioned class that is {@code type} itself or its superclass in the same jar; or null. */
    @Nullable
    Class<?> baseOf(Class<?> type) {
        return anyOf(mentioned -> mentioned.isAssignableFrom(type) && Neighbours.areBeside(type, mentioned));
    }

    private @Nullable Class<?> anyOf(Predicate<Class<?>> condition) {
        for (Type type : seen) {
            if (type instanceof Class<?> mentioned && condition.test(mentioned)) {
                return mentioned;
            }
        }
        return null;
    }

    private void addAll(Collection<? extends Type> types) {
        for (Type type : types) {
            if (type != null && seen.add(type)) {
                open.push(type);
            }
        }
    }

    private void follow(Type type) {
        if (type instanceof Class<?> c) {
            followClass(c);
        } else if (type instanceof ParameterizedType parameterized) {
            addAll(List.of(parameterized.getRawType()));
            addAll(List.of(parameterized.getActualTypeArguments()));
        } else if (type instanceof GenericArrayType array) {
            addAll(List.of(array.getGenericComponentType()));
        } else if (type instanceof WildcardType wildcard) {
            addAll(List.of(wildcard.getUpperBounds()));
            addAll(List.of(wildcard.getLowerBounds()));
        } else if (type instanceof TypeVariable<?> variable) {
            addAll(List.of(variable.getBounds()));
        }
    }

    private void followClass(Class<?> type) {
        if (type.isArray()) {
            addAll(List.of(type.getComponentType()));
        } else if (!type.isPrimitive() && !JdkClasses.contains(type)) {
            try {
                followDeclarations(type);
            } catch (LinkageError | TypeNotPresentException e) {
                // It declares a class that can't be loaded: no object of that class can arrive either.
            }
        }
    }

    private void followDeclarations(Class<?> type) {
        if (type.isSealed()) {
            addAll(List.of(type.getPermittedSubclasses()));
        }
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                addAll(List.of(component.getGenericType()));
            }
        } else if (!type.isEnum() && !type.isInterface()) {
            addFields(type, SerialForm.isOwn(type)); // then its own methods can write transient fields too
            addAll(List.of(type.getGenericSuperclass()));
            if (SerialForm.declaresReplacement(type)) {
                addAll(List.of(type.getDeclaredClasses())); // most replacements are objects of these
            }
        }
    }

    private void addFields(Class<?> type, boolean withTransients) {
        for (Field field : type.getDeclaredFields()) {
            int modifiers = field.getModifiers();
            if (!Modifier.isStatic(modifiers) && (withTransients || !Modifier.isTransient(modifiers))) {
                addAll(List.of(field.getGenericType()));
            }
        }
    }
}
