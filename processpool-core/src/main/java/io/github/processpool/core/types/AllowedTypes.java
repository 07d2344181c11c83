package io.github.processpool.core.types;

import io.github.processpool.EncodingException;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.loaders.MentionedLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The classes that a worker may name in the results of one call. It is not trusted to name any other, so that it can't
 * make the parent create an arbitrary object. Allowed are the classes that the call mentions (in the function's signature, in
 * what it captured, in its arguments), the classes that these declare, those that the builder allows, all in the same
 * packages, what stands for objects of these classes on the way, and what lies beside the calling code. The JDK's own value
 * types need no permission. Thread-safe.
 */
public final class AllowedTypes implements TypeResolver {

    /** What Scala programs have in place of the JDK's value types. */
    private static final Set<String> SCALA_VALUES = Set.of(
            "scala.Some",
            "scala.None$",
            "scala.Tuple2",
            "scala.Tuple3",
            "scala.util.Left",
            "scala.util.Right",
            "scala.collection.immutable.$colon$colon",
            "scala.collection.immutable.Nil$");

    private final CallOrigin origin;
    private final boolean shared; // or for results
    private final Set<Class<?>> mentioned = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<String, Class<?>> allowed = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Class<?>> standIns = new ConcurrentHashMap<>(); // what each must turn into

    public AllowedTypes(CallOrigin origin) {
        this(origin, false);
    }

    private AllowedTypes(CallOrigin origin, boolean shared) {
        this.origin = origin;
        this.shared = shared;
    }

    /** Returns the types that code beside {@code caller} may be sent without a function, and {@code extra}. */
    public static AllowedTypes beside(Class<?> caller, ResultTypes extra, Exceptions exceptions) {
        return new AllowedTypes(new CallOrigin(caller, null, extra, null, exceptions));
    }

    /** Returns the types that workers may put into shared objects of {@code caller}, and {@code extra}. */
    public static AllowedTypes sharedBy(Class<?> caller, Set<Class<?>> extra) {
        return new AllowedTypes(new CallOrigin(caller, null, ResultTypes.of(extra), null, Exceptions.AS_RESULTS), true);
    }

    /** Tells whether the same classes were mentioned to both, by calls of one function. */
    public boolean mentionsTheSameAs(AllowedTypes other) {
        return mentioned.equals(other.mentioned);
    }

    /** Allows a class to come back: the encoder mentions every class that it writes. */
    public void mentionClass(Class<?> type) {
        if (mentioned.add(type)) {
            origin.reach(type);
        }
    }

    @Nullable
    public ClassLoader homeLoader() {
        return origin.homeLoader();
    }

    /** Returns an origin that mentions all classes that were mentioned here, which workers get through that loader. */
    public CallOrigin asOrigin(MentionedLoader loader) {
        return origin.with(mentioned, loader);
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
    public @Nullable Class<?> bareException(String typeName) {
        return origin.bareException(typeName);
    }

    @Override
    public SharedObject shared(SharedHandle handle) {
        SharedObject object = SharedObjects.find(handle);
        if (object == null) {
            throw new EncodingException("a shared " + handle.kind() + " that is not known here: its manager is closed");
        }
        return object;
    }

    /** Throws if the function can't have returned such a result: that would fail later, and less clearly. */
    public void checkResult(@Nullable Object result) {
        Class<?> expected = origin.resultType();
        if (result != null && !expected.isPrimitive() && !expected.isInstance(result)) {
            throw new ValueProblem("it arrived as a " + TypeNames.of(result.getClass())
                    + ", but the function returns a " + TypeNames.of(expected) + "; have it return a standard type");
        }
    }

    private Class<?> decide(String typeName) {
        Class<?> type = origin.load(typeName);
        if (!allows(type)) {
            throw refused(type);
        }
        return type;
    }

    private boolean allows(Class<?> type) {
        if (origin.allows(type)) {
            return true;
        }
        mentionScalas(type);
        boolean allows = new MentionedTypes(mentioned).allow(type);
        if (allows) {
            allowed.put(type.getName(), type);
        }
        return allows;
    }

    /**
     * Allows a class whose objects stand for those of a mentioned or allowed class, or of a subclass beside it, if it lies in
     * the package of the class whose {@code writeReplace} made them. Returns the class that they must turn into.
     */
    @Override
    public Class<?> resolveStandIn(String typeName, String originalName) {
        Class<?> known = standIns.get(standIn(typeName, originalName));
        if (known != null) {
            return known;
        }
        Class<?> type = origin.load(typeName);
        Class<?> original = origin.load(originalName);
        mentionScalas(original);
        if (StandIns.isModule(type) && allowsModule(original)) {
            allowed.put(original.getName(), original);
            return decideStandIn(type, original, original);
        }
        return allows(type) ? Object.class : decideStandIn(type, original, baseOf(original));
    }

    private Class<?> decideStandIn(Class<?> type, Class<?> original, @Nullable Class<?> base) {
        if (base == null || !StandIns.mayStandFor(original, type)) {
            throw refused(type);
        }
        standIns.put(standIn(type.getName(), original.getName()), base);
        allowed.put(type.getName(), type);
        return base;
    }

    /** Scala's compiler leaves out the types of functions' results, so these are taken for mentioned. */
    private void mentionScalas(Class<?> type) {
        if (SCALA_VALUES.contains(type.getName())) {
            mentionClass(type);
        }
    }

    /** Tells whether the class of a Scala object is allowed, or shares its package with a class that was allowed before. */
    private boolean allowsModule(Class<?> module) {
        return allows(module) || allowed.values().stream().anyMatch(type -> Neighbours.shareAPackage(type, module));
    }

    private static String standIn(String typeName, String originalName) {
        return typeName + " for " + originalName;
    }

    private @Nullable Class<?> baseOf(Class<?> original) {
        Class<?> base = origin.baseOf(original);
        return base == null ? new MentionedTypes(mentioned).baseOf(original) : base;
    }

    private ValueProblem refused(Class<?> type) {
        return new ValueProblem("the type " + type.getName()
                + " is not allowed: the call does not mention it or its package, and it is not next to "
                + origin.homeName()
                + (shared ? Remedy.SHARED : Remedy.RESULT).on(type));
    }
}
