package io.github.processpool.core.objects;

import io.github.processpool.core.values.TextState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The constants whose state is being written, or, by their names, read: constants may refer to each other, so one can be
 * met again inside of its own state.
 */
final class OpenConstants {
    private final List<Object> open = new ArrayList<>(); // the outermost first
    private final Set<String> referred = new HashSet<>();

    /** Returns those of a text. */
    static OpenConstants of(TextState text) {
        OpenConstants known = text.kept(OpenConstants.class);
        return known == null ? text.keep(new OpenConstants()) : known;
    }

    /** Returns false if that very object is open already. */
    boolean open(Object constant) {
        for (Object other : open) {
            if (other == constant) {
                return false;
            }
        }
        return open.add(constant);
    }

    void closeLast() {
        open.remove(open.size() - 1);
    }

    /** Notes that the state of the constant of that name contains it; returns false if that is not open. */
    boolean refer(String name) {
        boolean isOpen = open.contains(name);
        if (isOpen) {
            referred.add(name);
        }
        return isOpen;
    }

    /** Tells whether the state of the constant of that name contained it, and forgets that. */
    boolean wasReferred(String name) {
        return referred.remove(name);
    }
}
