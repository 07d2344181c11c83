package io.github.processpool.core.reflection;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Access by a generated class in the record's package. This is possible in the library's own module and in programs on a
 * class path. Method handles do the same, but a cold JVM compiles each of a dozen of them: half the cost of a worker's first
 * task.
 */
record CompiledRecordAccess(BiConsumer<Object, @Nullable Object[]> reader, Function<@Nullable Object[], Object> factory)
        implements RecordAccess {

    /** Returns null if no class can be added to the record's package. */
    static @Nullable RecordAccess of(Class<?> type, RecordComponent[] components) {
        try {
            MethodHandles.Lookup made = Access.inside(type)
                    .defineHiddenClass(
                            RecordCode.of(type, components), true, MethodHandles.Lookup.ClassOption.NESTMATE);
            return of((Object) made.findConstructor(made.lookupClass(), MethodType.methodType(void.class))
                    .invoke());
        } catch (IllegalAccessException | LinkageError e) {
            return null;
        } catch (Error | RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e); // no code of others has run
        }
    }

    @SuppressWarnings("unchecked") // as RecordCode has written it
    private static RecordAccess of(Object access) {
        return new CompiledRecordAccess(
                (BiConsumer<Object, @Nullable Object[]>) access, (Function<@Nullable Object[], Object>) access);
    }

    @Override
    public void read(Object owner, @Nullable Object[] into) {
        reader.accept(owner, into);
    }

    @Override
    public Object create(@Nullable Object[] values) {
        return factory.apply(values);
    }
}
