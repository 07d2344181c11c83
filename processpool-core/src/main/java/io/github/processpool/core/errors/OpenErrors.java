package io.github.processpool.core.errors;

import io.github.processpool.core.values.ValueWriter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** The exceptions that are being written, so that cycles and endless families of them come to an end. */
final class OpenErrors {
    static final int MAX_DEPTH = 20;
    private static final int MAX_TOTAL = 1_000;

    private final Set<Throwable> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int total;

    /** Returns those of a text. */
    static OpenErrors of(ValueWriter out) {
        OpenErrors known = out.whole().kept(OpenErrors.class);
        return known == null ? out.whole().keep(new OpenErrors()) : known;
    }

    boolean mayOpen(Throwable error) {
        return open.size() < MAX_DEPTH && total < MAX_TOTAL && !open.contains(error);
    }

    void open(Throwable error) {
        open.add(error);
        total++;
    }

    void close(Throwable error) {
        open.remove(error);
    }
}
