package io.github.processpool.core.supervise;

import io.github.processpool.core.wire.FromWorker;
import io.github.processpool.core.wire.HalfLineException;
import io.github.processpool.core.wire.MessageReader;
import io.github.processpool.core.wire.ProtocolException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages of one worker, in the worker's own thread. If there is no memory for a message, only its head is read.
 * Any thread may ask how the reading goes.
 */
final class MessageIntake {
    private static final int HEAD_TRIES = 10;
    private static final int HEAD_TRIES_BEFORE_CALL_FAILS = 4;
    private static final long LONGEST_DELIVERY_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long NANOS_PER_BYTE = 1_000; // of any message, on the slowest machine

    /** Takes the messages. */
    interface Receiver {
        void receive(FromWorker message) throws ProtocolException;

        /** Takes the head of a message for which there was no memory. */
        void receiveHead(FromWorker head, OutOfMemoryError why) throws ProtocolException;

        /** There is no memory even for the head of a message. */
        void outOfMemory(OutOfMemoryError why);
    }

    private final WorkerPipe pipe;
    private volatile long deliveringSince; // nanoTime; 0 while no message is being dealt with
    private volatile long deliveringBytes; // of about that message
    private volatile boolean stopped;
    private long bytesBefore; // that message

    MessageIntake(WorkerPipe pipe) {
        this.pipe = pipe;
    }

    /** Reads until the pipe ends. */
    void readAll(Receiver receiver) throws ProtocolException {
        pipe.readAlone(() -> readUntilItEnds(receiver));
    }

    /** Ignores what still comes. */
    void stop() {
        stopped = true;
    }

    private void readUntilItEnds(Receiver receiver) throws ProtocolException {
        MessageReader reader = new MessageReader(pipe);
        try {
            boolean more = true;
            while (more && !stopped) {
                more = takeMessage(reader, receiver);
            }
        } catch (ProtocolException e) {
            if (!(e instanceof HalfLineException)) {
                throw e;
            }
            // A worker killed in the middle of a write leaves a truncated line.
        } catch (IOException e) {
            // The pipe broke with the worker, as good as its end.
        }
    }

    /** Reads a message and deals with it; false if there are no more. */
    private boolean takeMessage(MessageReader reader, Receiver receiver) throws IOException {
        FromWorker message;
        try {
            message = reader.nextFromWorker();
        } catch (OutOfMemoryError e) {
            takeHead(reader, receiver, e);
            return true;
        }
        if (message != null) {
            deliveringBytes = pipe.bytesRead() - bytesBefore;
            bytesBefore += deliveringBytes;
            deliveringSince = System.nanoTime() | 1;
            receiver.receive(message);
            deliveringSince = 0;
        }
        return message != null;
    }

    /** Deals with as much of a message as there is memory for. */
    private void takeHead(MessageReader reader, Receiver receiver, OutOfMemoryError why) throws IOException {
        FromWorker head = headOf(reader, receiver);
        if (head == null) {
            Patiently.pause(1);
            return; // it is read again from its beginning
        }
        if (head.isKnownByHead()) {
            receiver.receiveHead(head, why); // first: the rest may take a while, or never come
        } else {
            receiver.receive(head);
        }
        reader.skipRest();
    }

    private static @Nullable FromWorker headOf(MessageReader reader, Receiver receiver) throws IOException {
        for (int tries = 1; tries < HEAD_TRIES; tries++) {
            try {
                return reader.headFromWorker();
            } catch (OutOfMemoryError e) {
                if (tries == HEAD_TRIES_BEFORE_CALL_FAILS) {
                    receiver.outOfMemory(e);
                }
                Patiently.pause(tries);
            }
        }
        return reader.headFromWorker();
    }

    long bytesRead() {
        return pipe.bytesRead();
    }

    boolean isDelivering() {
        return deliveringSince != 0;
    }

    /** Tells whether the same message has been dealt with for this time. */
    boolean isDeliveringFor(long nanos) {
        long since = deliveringSince;
        return since != 0 && System.nanoTime() - since >= nanos;
    }

    /** Tells whether a message is being dealt with for longer than any message takes, unless code of users hangs. */
    boolean isStuck() {
        return isDeliveringFor(LONGEST_DELIVERY_NANOS + deliveringBytes * NANOS_PER_BYTE);
    }
}
