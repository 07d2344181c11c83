package io.github.processpool.core.snippets;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.types.LoaderTypes;
import io.github.processpool.core.types.TypeNames;
import io.github.processpool.core.values.ValueReader;
import io.github.processpool.core.values.ValueWriter;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JShell variables that are sent with the functions that read them. A function that is the value of another one's
 * variable adds only variables that the outer function does not have.
 */
public final class SnippetVariables {
    private final Set<SnippetCode.Variable> written = new HashSet<>();
    private final Set<SnippetCode.Variable> writtenForClasses = new HashSet<>();
    private final Set<Class<?>> classes = new HashSet<>();
    private final Map<String, Integer> versions = new HashMap<>();
    private boolean known;
    private int depth;

    /** Returns those of a text. */
    public static SnippetVariables of(ValueWriter out) {
        SnippetVariables known = out.whole().kept(SnippetVariables.class);
        return known == null ? out.whole().keep(new SnippetVariables()) : known;
    }

    /** Records that the values read have set variables. */
    public static void noteSet(ValueReader in) {
        in.keep(new SnippetVariables());
    }

    /** Returns whether the values read have set variables. */
    public static boolean areSetBy(ValueReader in) {
        return in.kept(SnippetVariables.class) != null;
    }

    /** Writes the variables that the function reads; nothing for a function that was not written in JShell. */
    public static void write(ValueWriter out, SerializedLambda lambda) {
        ClassLoader loader = out.homeLoader();
        if (loader != null && SnippetCode.isSnippet(TypeNames.binary(lambda.getCapturingClass()))) {
            SnippetCode code = SnippetCode.of(
                    loader,
                    lambda.getImplClass(),
                    lambda.getImplMethodName(),
                    lambda.getImplMethodSignature(),
                    lambda.getInstantiatedMethodType());
            of(out).write(out, code, loader);
        }
    }

    /** Writes the variables that methods of a class read, unless they have been written for an object before. */
    void writeReadBy(Class<?> type, ValueWriter out) {
        out.startArray();
        ClassLoader loader = type.getClassLoader();
        if (out.isForWorker() && loader != null && classes.add(type)) {
            SnippetCode code = SnippetCode.of(loader, type.getName().replace('.', '/'));
            for (SnippetCode.Variable variable : code.variables()) {
                if (writtenForClasses.add(variable)) {
                    write(out, variable, loader);
                }
            }
        }
        out.endArray();
    }

    /** Reads variables, whose array is the current token, and sets them: in a worker, which trusts its parent. */
    public static void readInto(ValueReader in) {
        in.expectArray();
        while (in.nextItem()) {
            if (!(in.types() instanceof LoaderTypes)) {
                throw new ValueProblem("a worker can't set JShell's variables");
            }
            Class<?> owner = TypeNames.find(in.text(), in.types());
            in.next();
            String name = in.text();
            in.next();
            set(owner, name, in.value());
            noteSet(in);
        }
    }

    /** Tells whether a function was written that JShell may give other variables, or other code, for its next call. */
    public boolean areKnown() {
        return known;
    }

    /** Returns the versions of the snippets that were reached. */
    public Map<String, Integer> versions() {
        return versions;
    }

    private void write(ValueWriter out, SnippetCode code, ClassLoader loader) {
        known = true;
        versions.putAll(code.versions());
        out.json.writeName("variables");
        out.startArray();
        depth++;
        for (SnippetCode.Variable variable : code.variables()) {
            if (written.add(variable)) {
                write(out, variable, loader);
            }
        }
        if (--depth == 0) {
            written.clear();
        }
        out.endArray();
    }

    private static void write(ValueWriter out, SnippetCode.Variable variable, ClassLoader loader) {
        try {
            Object value = field(Class.forName(variable.className(), false, loader), variable.name())
                    .get(null);
            out.json.writeString(variable.className());
            out.json.writeString(variable.name());
            out.value(value);
        } catch (ValueProblem e) {
            throw unsendable(variable, e.shortPath() + ": " + e.getMessage(), e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw unsendable(variable, ": " + e, e);
        }
    }

    private static ValueProblem unsendable(SnippetCode.Variable variable, String why, @Nullable Throwable cause) {
        return new ValueProblem(
                "it reads the JShell variable " + variable.name() + ", whose value can't be sent: " + variable.name()
                        + why,
                cause);
    }

    private static void set(Class<?> owner, String name, @Nullable Object value) {
        try {
            field(owner, name).set(null, value);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            throw new ValueProblem("the JShell variable " + name + " can't be set (" + e + ")", e);
        }
    }

    private static Field field(Class<?> owner, String name) throws NoSuchFieldException {
        Field field = owner.getDeclaredField(name);
        if (!field.trySetAccessible()) {
            throw new NoSuchFieldException(name + " is out of reach");
        }
        return field;
    }
}
