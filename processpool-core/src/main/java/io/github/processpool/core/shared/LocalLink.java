package io.github.processpool.core.shared;

import io.github.processpool.core.types.AllowedTypes;
import io.github.processpool.core.types.TypeResolver;
import java.util.List;

/** Leads to the states of this JVM by method calls. */
final class LocalLink implements Link {
    private final AllowedTypes types;

    LocalLink(AllowedTypes types) {
        this.types = types;
    }

    @Override
    public Pending begin(String object, Operation operation, boolean waits, List<byte[]> values) {
        SharedState state = States.find(object);
        if (state == null) {
            throw SharedState.closedNow();
        }
        OwnRequest request = new OwnRequest(state, operation, values, waits);
        state.ask(request);
        return request.pending;
    }

    @Override
    public TypeResolver types() {
        return types;
    }

    @Override
    public AllowedTypes mentions() {
        return types;
    }

    @Override
    public boolean isHere() {
        return true;
    }

    /** Nothing to note: as with any Java lock, a thread of this JVM must unlock itself. */
    @Override
    public void held(String lock, int count) {}

    private static final class OwnRequest extends Request {
        private final Pending pending;

        OwnRequest(SharedState state, Operation operation, List<byte[]> values, boolean waits) {
            super(Peer.HERE, Thread.currentThread().getId(), operation, values, waits);
            pending = new Pending(() -> state.giveUp(this), wanted -> {});
        }

        @Override
        void complete(Outcome outcome) {
            pending.complete(outcome);
        }
    }
}
