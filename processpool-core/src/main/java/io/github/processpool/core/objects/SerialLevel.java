package io.github.processpool.core.objects;

import io.github.processpool.core.reflection.JdkClasses;
import io.github.processpool.core.reflection.SerialForm;
import java.io.Externalizable;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.invoke.MethodHandle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one class of an object's hierarchy writes of it and reads: by methods of its own, or its fields. */
final class SerialLevel {
    final Class<?> type;
    final boolean isExternal; // then writeExternal and readExternal are its methods
    final String writer; // the names of the methods, for messages
    final String reader;
    private final @Nullable MethodHandle writeHook; // (Object, ObjectOutputStream)void
    private final @Nullable MethodHandle readHook; // (Object, ObjectInputStream)void
    private final @Nullable MethodHandle noDataHook; // (Object)void
    private @Nullable SerialFields fields; // when they are needed: a race only finds them twice

    private SerialLevel(Class<?> type, boolean isExternal) {
        this.type = type;
        this.isExternal = isExternal;
        writer = isExternal ? "writeExternal" : "writeObject";
        reader = isExternal ? "readExternal" : "readObject";
        writeHook = SerialForm.streamHook(type, writer, ObjectOutputStream.class);
        readHook = SerialForm.streamHook(type, reader, ObjectInputStream.class);
        noDataHook = SerialForm.streamHook(type, "readObjectNoData");
        if (!isExternal && !SerialForm.listsFields(type)) {
            fields = SerialFields.of(type);
        }
    }

    /** Returns those of a class and its superclasses, up to the JDK's, superclass first. */
    static SerialLevel[] allOf(Class<?> type) {
        if (SerialForm.isExternalizable(type)) {
            return new SerialLevel[] {new SerialLevel(type, true)};
        }
        Deque<SerialLevel> levels = new ArrayDeque<>();
        for (Class<?> c = type; !JdkClasses.contains(c); c = c.getSuperclass()) {
            levels.addFirst(new SerialLevel(c, false));
        }
        List<SerialLevel> needed = new ArrayList<>(levels);
        needed.removeIf(level -> level.type != type && level.isNothing());
        return needed.toArray(new SerialLevel[0]);
    }

    private boolean isNothing() {
        return writeHook == null && readHook == null && noDataHook == null && fields != null && fields.isEmpty();
    }

    boolean readsItself() {
        return isExternal || readHook != null;
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
        if (isExternal) {
            ((Externalizable) object).writeExternal(out);
        } else if (writeHook == null) {
            out.defaultWriteObject();
        } else {
            writeHook.invokeExact(object, out);
        }
    }

    /** Reads what belongs to this class of an object. Whatever the class throws is thrown. */
    void read(Object object, ObjectInputStream in) throws Throwable {
        if (isExternal) {
            ((Externalizable) object).readExternal(in);
        } else if (readHook == null) {
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
