package io.github.processpool.core.shared;

import io.github.processpool.core.wire.TimeText;
import io.github.processpool.shared.SharedPipe;
import java.io.EOFException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** One end of a pipe. Its handle's detail is its number. */
final class ConnectionProxy<E> extends PlainProxy implements SharedPipe.Connection<E> {
    private final byte[] end;

    ConnectionProxy(Remote remote) {
        super(remote);
        end = IntegerText.encode(Long.parseLong(remote.handle().detail()));
    }

    @Override
    public void send(E value) throws InterruptedException {
        var unused = remote.await(Operation.PUT, end, remote.encode(value));
    }

    @Override
    public E receive(Duration timeout) throws InterruptedException, TimeoutException, EOFException {
        List<byte[]> received;
        try {
            received = remote.awaitOrRefuse(Remote.nanos(timeout), Operation.TAKE, end);
        } catch (Refusal e) {
            if (e.reason() == Refusal.Reason.END) {
                throw new EOFException(e.message());
            }
            throw e.exception();
        }
        if (received == null) {
            throw new TimeoutException("nothing was received from the pipe within " + TimeText.of(timeout));
        }
        return remote.decode(received.get(0));
    }

    @Override
    public void close() {
        try {
            remote.tell(Operation.CLOSE, end);
        } catch (IllegalStateException e) {
            // The manager is closed, and so is the pipe.
        }
    }
}
