package io.github.processpool.core.objects;

import java.io.NotActiveException;
import org.jspecify.annotations.Nullable;

/** An object that is in a stream at the moment, and the class of its hierarchy whose part is being written or read. */
abstract class SerialPart {
    final Object object;
    boolean amongObjects; // in the array of those that come one after the other
    private @Nullable SerialLevel level;
    private int objects;

    SerialPart(Object object) {
        this.object = object;
    }

    /** Goes on to the part of a class; with null, to no part that anything belongs to. */
    void begin(@Nullable SerialLevel next) {
        level = next;
        objects = 0;
    }

    SerialLevel level() throws NotActiveException {
        if (level == null) {
            throw new NotActiveException("no object is being written or read");
        }
        return level;
    }

    /** Returns the fields of the class, which only a method without a form all of its own may ask for. */
    SerialFields fields() throws NotActiveException {
        if (level().isExternal) {
            throw new NotActiveException("not in call to writeObject or readObject");
        }
        return level().fields();
    }

    /** Returns how the next object of the part continues a path. */
    String nextObject(String method) {
        return "." + method + "[" + objects++ + "]";
    }
}
