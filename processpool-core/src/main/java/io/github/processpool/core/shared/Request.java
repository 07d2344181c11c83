package io.github.processpool.core.shared;

import java.util.List;

/** An operation that was asked for. It is completed once, without a lock. */
abstract class Request {
    final Peer peer;
    final long thread;
    final Operation operation;
    final List<byte[]> values;
    final boolean waits;

    Request(Peer peer, long thread, Operation operation, List<byte[]> values, boolean waits) {
        this.peer = peer;
        this.thread = thread;
        this.operation = operation;
        this.values = values;
        this.waits = waits;
    }

    abstract void complete(Outcome outcome);

    final boolean isOfSameThreadAs(Request other) {
        return peer == other.peer && thread == other.thread;
    }

    final byte[] value(int index) {
        return values.get(index);
    }

    final long number(int index) {
        return IntegerText.decode(values.get(index));
    }

    final int index(int index) {
        return IntegerText.decodeInt(values.get(index));
    }
}
