package io.github.processpool.core.types;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.loaders.MentionedLoader;
import io.github.processpool.core.reflection.JdkClasses;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a call comes from: what all calls of one function allow as results. The classes that the function mentions are
 * looked for only when a name is met that nothing else allows. Thread-safe.
 */
public final class CallOrigin {
    private static final MethodType UNKNOWN = MethodType.methodType(Object.class);

    private final Class<?> home;
    private final @Nullable SerializedLambda lambda;
    private final ResultTypes extra;
    private final @Nullable MentionedLoader loader; // null if no worker asks for its classes
    private final Exceptions exceptions;
    private final ConcurrentHashMap<String, Class<?>> allowed = new ConcurrentHashMap<>();
    // Set when they are first needed; a race only finds them twice.
    private volatile @Nullable MentionedTypes signature;
    private volatile @Nullable MethodType instantiated;

    /** Takes a class of the calling code, {@code home}: names are looked up by its loader, and its neighbours are allowed. */
    public CallOrigin(
            Class<?> home,
            @Nullable SerializedLambda lambda,
            ResultTypes extra,
            @Nullable MentionedLoader loader,
            Exceptions exceptions) {
        this.home = home;
        this.lambda = lambda;
        this.extra = extra;
        this.loader = loader;
        this.exceptions = exceptions;
    }

    /** Returns an origin that mentions more classes, and whose classes workers get through that loader. */
    CallOrigin with(Set<Class<?>> more, MentionedLoader other) {
        return more.isEmpty() && other == loader
                ? this
                : new CallOrigin(home, lambda, extra.with(more), other, exceptions);
    }

    @Nullable
    ClassLoader homeLoader() {
        return home.getClassLoader();
    }

    /** Makes the class of a value of the call available to workers. */
    void reach(Class<?> type) {
        if (loader != null && type.getClassLoader() != home.getClassLoader()) {
            try {
                loader.mention(type);
            } catch (IllegalArgumentException e) {
                throw new ValueProblem(String.valueOf(e.getMessage()), e);
            }
        }
    }

    /** Returns the type that results must have; {@code Object} if the function does not say. */
    Class<?> resultType() {
        return instantiated().returnType();
    }

    /** Returns the type of a parameter; {@code Object} if the function does not say. */
    public Class<?> parameterType(int index) {
        MethodType type = instantiated();
        return index < type.parameterCount() ? type.parameterType(index) : Object.class;
    }

    private MethodType instantiated() {
        MethodType type = instantiated;
        if (type == null) {
            type = lambda == null ? UNKNOWN : methodType(lambda.getInstantiatedMethodType());
            instantiated = type;
        }
        return type;
    }

    /** Returns {@link #UNKNOWN} for a signature with classes that can't be loaded. */
    private MethodType methodType(String descriptor) {
        try {
            return MethodType.fromMethodDescriptorString(descriptor, home.getClassLoader());
        } catch (RuntimeException | LinkageError e) {
            return UNKNOWN;
        }
    }

    /** Returns the names of the class that calls, of the class that has the function's code, and of the types of its signature. */
    public Set<String> classes() {
        Set<String> names = new LinkedHashSet<>();
        names.add(homeName());
        if (lambda != null) {
            names.add(TypeNames.binary(lambda.getImplClass()));
        }
        addName(names, resultType());
        instantiated().parameterList().forEach(type -> addName(names, type));
        return names;
    }

    private static void addName(Set<String> names, Class<?> type) {
        if (!type.isArray() && !JdkClasses.contains(type)) {
            names.add(type.getName());
        }
    }

    String homeName() {
        return lambda == null ? home.getName() : TypeNames.binary(lambda.getCapturingClass());
    }

    /** Returns the class of that name if it was allowed before. */
    @Nullable
    Class<?> allowed(String typeName) {
        return allowed.get(typeName);
    }

    Class<?> load(String typeName) {
        try {
            return Class.forName(typeName, false, home.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            Class<?> ofAnArgument = loader == null ? null : loader.load(typeName);
            if (ofAnArgument != null) {
                return ofAnArgument;
            }
            throw new ValueProblem("there is no class " + typeName + " here", e);
        }
    }

    /** Returns the class of that name if it is an exception's, and exceptions may be of any class. */
    @Nullable
    Class<?> bareException(String typeName) {
        if (exceptions == Exceptions.AS_RESULTS) {
            return null;
        }
        try {
            Class<?> type = load(typeName);
            return Throwable.class.isAssignableFrom(type) ? type : null;
        } catch (ValueProblem e) {
            return null; // there is no such class
        }
    }

    boolean allows(Class<?> type) {
        boolean allows = extra.classes().contains(type)
                || extra.name(type)
                || Neighbours.areBeside(type, home)
                || signature().allow(type);
        if (allows) {
            allowed.put(type.getName(), type);
        }
        return allows;
    }

    /** Returns a class that the function mentions or the builder allows, if {@code type} is a subclass beside it. */
    @Nullable
    Class<?> baseOf(Class<?> type) {
        return signature().baseOf(type);
    }

    private MentionedTypes signature() {
        MentionedTypes found = signature;
        if (found == null) {
            found = new MentionedTypes(extra.classes());
            found.add(named());
            if (lambda != null) {
                addMethodTypes(found, lambda);
            }
            signature = found;
        }
        return found;
    }

    /** Returns the classes that the builder allows by name, if they can be loaded. */
    private List<Class<?>> named() {
        List<Class<?>> found = new ArrayList<>();
        for (String name : extra.classNames()) {
            try {
                found.add(load(name));
            } catch (ValueProblem e) {
                // Another loader may know it: the class itself is allowed when it is met.
            }
        }
        return found;
    }

    private void addMethodTypes(MentionedTypes mentioned, SerializedLambda function) {
        add(mentioned, instantiated());
        add(mentioned, methodType(function.getImplMethodSignature()));
        Executable method = implementation(function);
        if (method != null) {
            mentioned.add(List.of(method.getGenericParameterTypes()));
            mentioned.add(List.of(method.getAnnotatedReturnType().getType()));
        }
    }

    private static void add(MentionedTypes mentioned, MethodType type) {
        mentioned.add(type.parameterList());
        mentioned.add(List.of(type.returnType()));
    }

    private @Nullable Executable implementation(SerializedLambda function) {
        try {
            Class<?> owner = Class.forName(TypeNames.binary(function.getImplClass()), false, home.getClassLoader());
            Executable[] candidates = function.getImplMethodName().equals("<init>")
                    ? owner.getDeclaredConstructors()
                    : owner.getDeclaredMethods();
            for (Executable candidate : candidates) {
                if (matches(candidate, function)) {
                    return candidate;
                }
            }
        } catch (ClassNotFoundException | LinkageError e) {
            // Then it mentions nothing, and what it needs is refused by name.
        }
        return null;
    }

    private static boolean matches(Executable candidate, SerializedLambda function) {
        boolean isMethod = candidate instanceof Method;
        Class<?> result = candidate instanceof Method method ? method.getReturnType() : void.class;
        String descriptor =
                MethodType.methodType(result, candidate.getParameterTypes()).toMethodDescriptorString();
        return (!isMethod || candidate.getName().equals(function.getImplMethodName()))
                && descriptor.equals(function.getImplMethodSignature());
    }
}
