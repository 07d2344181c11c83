package io.github.processpool.core.codec;

import io.github.processpool.EncodingException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The classes that a worker may name in the results of one call. It is not trusted to name any other, so that it can't
 * make the parent create an arbitrary object: only what the call mentions (the function's signature, what it captured,
 * its arguments), what those classes declare, what lives beside the calling code, and what the builder allows. The
 * JDK's own value types need no permission. Thread-safe.
 */
public final class AllowedTypes implements TypeResolver {
    private static final int SAMPLES = 20;

    private final CallOrigin origin;
    private final String remedy;
    private final Set<Class<?>> mentioned = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<String, Class<?>> allowed = new ConcurrentHashMap<>();

    AllowedTypes(CallOrigin origin) {
        this(origin, "if results may hold it, allow it with Builder.allowResultTypes");
    }

    private AllowedTypes(CallOrigin origin, String remedy) {
        this.origin = origin;
        this.remedy = remedy;
    }

    /** Returns what code beside {@code caller} may be sent when no function is involved, and {@code extra}. */
    public static AllowedTypes beside(Class<?> caller, Set<Class<?>> extra) {
        return new AllowedTypes(new CallOrigin(caller, null, Set.copyOf(extra), null));
    }

    /** Returns what workers may put into shared objects of {@code caller}, and {@code extra}. */
    public static AllowedTypes sharedBy(Class<?> caller, Set<Class<?>> extra) {
        return new AllowedTypes(
                new CallOrigin(caller, null, Set.copyOf(extra), null),
                "if it is to be shared, allow it with Manager.create");
    }

    /**
     * Allows an argument's class to come back, and the classes of the first elements of a collection. A
     * {@link ValuesEncoder} that was made with this object mentions every class that it writes.
     */
    public void mention(@Nullable Object argument) {
        if (argument != null) {
            mentionValue(argument, 2);
        }
    }

    /** Tells whether calls of one function have mentioned the same to both. */
    public boolean mentionsTheSameAs(AllowedTypes other) {
        return mentioned.equals(other.mentioned);
    }

    void mentionClass(Class<?> type) {
        if (mentioned.add(type)) {
            origin.reach(type);
        }
    }

    @Nullable
    ClassLoader homeLoader() {
        return origin.homeLoader();
    }

    /** Returns an origin that has all that was mentioned to this object. */
    CallOrigin asOrigin() {
        return origin.mentioning(mentioned);
    }

    @Override
    public Class<?> resolve(String typeName) {
        Class<?> type = origin.allowed(typeName);
        if (type == null) {
            type = allowed.get(typeName);
        }
        return type == null ? decide(typeName) : type;
    }

    @Override
    public SharedObject shared(SharedHandle handle) {
        SharedObject object = SharedObjects.find(handle);
        if (object == null) {
            throw new EncodingException("a shared " + handle.kind() + " that is not known here: its manager is closed");
        }
        return object;
    }

    /** Throws when a result is nothing that the function can have returned: it would fail later, and less clearly. */
    void checkResult(@Nullable Object result) {
        Class<?> expected = origin.resultType();
        if (result != null && !expected.isPrimitive() && !expected.isInstance(result)) {
            throw new ValueProblem("it arrived as a " + TypeNames.of(result.getClass())
                    + ", but the function returns a " + TypeNames.of(expected) + "; have it return a standard type");
        }
    }

    private Class<?> decide(String typeName) {
        Class<?> type = origin.load(typeName);
        if (!origin.allows(type)) {
            if (!new MentionedTypes(mentioned).contains(type)) {
                throw refused(typeName);
            }
            allowed.put(typeName, type);
        }
        return type;
    }

    private EncodingException refused(String typeName) {
        String simple = typeName.substring(typeName.lastIndexOf('.') + 1).replace('$', '.');
        return new EncodingException("a worker is not trusted to name the type " + typeName
                + ": the call does not mention it, nor does it live beside " + origin.homeName()
                + "; " + remedy + "(" + simple + ".class)");
    }

    private void mentionValue(@Nullable Object value, int depth) {
        if (value == null) {
            return;
        }
        Class<?> type = value.getClass();
        if (type.isArray()) {
            mentionClass(type);
        } else if (!TypeNames.isJdk(type)) {
            mentionClass(value instanceof Enum<?> constant ? constant.getDeclaringClass() : type);
        }
        if (depth > 0) {
            mentionElements(value, depth - 1);
        }
    }

    private void mentionElements(Object value, int depth) {
        if (value instanceof SharedObject) {
            return; // its elements live elsewhere
        }
        if (value instanceof Object[] items) {
            for (int i = 0; i < Math.min(items.length, SAMPLES); i++) {
                mentionValue(items[i], depth);
            }
        } else if (value instanceof Collection<?> items) {
            mentionFirst(items, depth);
        } else if (value instanceof Map<?, ?> map) {
            mentionFirst(map.keySet(), depth);
            mentionFirst(map.values(), depth);
        }
    }

    private void mentionFirst(Iterable<?> items, int depth) {
        int count = 0;
        for (Object item : items) {
            if (count++ == SAMPLES) {
                return;
            }
            mentionValue(item, depth);
        }
    }
}
