package io.github.processpool.core.objects;

import io.github.processpool.core.reflection.JdkClasses;
import io.github.processpool.core.reflection.SerialForm;
import java.io.Externalizable;
import java.io.InvalidClassException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one class of an object's hierarchy writes of it and reads: by methods of its own, or its fields. */
final class SerialLevel {
    final Class<?> type;
    final String writer; // the names of the methods, for messages
    final String reader;
    private final @Nullable MethodHandle writeHook; // (Object, ObjectOutputStream)void
    private final @Nullable MethodHandle readHook; // (Object, ObjectInputStream)void
    private final @Nullable MethodHandle noDataHook; // (Object)void
    private @Nullable SerialFields fields; // when they are needed: a race only finds them twice

    private SerialLevel(Class<?> type) {
        this.type = type;
        writer = "writeObject";
        reader = "readObject";
        writeHook = SerialForm.streamHook(type, writer, ObjectOutputStream.class);
        readHook = SerialForm.streamHook(type, reader, ObjectInputStream.class);
        noDataHook = SerialForm.streamHook(type, "readObjectNoData");
        if (!SerialForm.listsFields(type)) {
            fields = SerialFields.of(type);
        }
    }

    private SerialLevel(Class<?> type, MethodHandle writeExternal, MethodHandle readExternal) {
        this.type = type;
        writer = "writeExternal";
        reader = "readExternal";
        writeHook = writeExternal;
        readHook = readExternal;
        noDataHook = null;
    }

    /** Returns those of a class and its superclasses, up to the JDK's, superclass first. */
    static SerialLevel[] allOf(Class<?> type) {
        if (SerialForm.isExternalizable(type)) {
            return new SerialLevel[] {ExternalHooks.level(type)};
        }
        Deque<SerialLevel> levels = new ArrayDeque<>();
        for (Class<?> c = type; !JdkClasses.contains(c); c = c.getSuperclass()) {
            levels.addFirst(new SerialLevel(c));
        }
        List<SerialLevel> needed = new ArrayList<>(levels);
        needed.removeIf(level -> level.type != type && level.isNothing());
        return needed.toArray(new SerialLevel[0]);
    }

    private static final class ExternalHooks {
        private static final MethodHandle WRITE = find("writeExternal", ObjectOutput.class, ObjectOutputStream.class);
        private static final MethodHandle READ = find("readExternal", ObjectInput.class, ObjectInputStream.class);

        static SerialLevel level(Class<?> type) {
            return new SerialLevel(type, WRITE, READ);
        }

        private static MethodHandle find(String name, Class<?> declared, Class<?> given) {
            try {
                return MethodHandles.publicLookup()
                        .findVirtual(Externalizable.class, name, MethodType.methodType(void.class, declared))
                        .asType(MethodType.methodType(void.class, Object.class, given));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private boolean isNothing() {
        return writeHook == null && readHook == null && noDataHook == null && fields != null && fields.isEmpty();
    }

    boolean isExternal() {
        return reader.equals("readExternal");
    }

    boolean readsItself() {
        return readHook != null;
    }

    SerialFields fields() {
        SerialFields found = fields;
        if (found == null) {
            found = SerialFields.of(type);
            fields = found;
        }
        return found;
    }

    /** Writes what belongs to this class of an object. Whatever the class throws is thrown. */
    void write(Object object, ObjectOutputStream out) throws Throwable {
        if (writeHook == null) {
            out.defaultWriteObject();
        } else {
            writeHook.invokeExact(object, out);
        }
    }

    /** Reads what belongs to this class of an object. Whatever the class throws is thrown. */
    void read(Object object, ObjectInputStream in) throws Throwable {
        if (readHook == null) {
            in.defaultReadObject();
        } else {
            readHook.invokeExact(object, in);
        }
    }

    /** Does what a class does of whose part nothing was written. */
    void readNothing(Object object) throws Throwable {
        if (noDataHook != null) {
            noDataHook.invokeExact(object);
        } else if (!Serializable.class.isAssignableFrom(type)) {
            throw new InvalidClassException(type.getName(), "its fields did not arrive");
        }
    }
}
