package io.github.processpool.shared;

import java.io.EOFException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * A pair of connections. Each receives the values that the other sends, in order. Each can be sent to tasks separately,
 * and used by several threads and processes.
 *
 * <p>In Python: {@code Pipe()}. A connection is not closed when a worker that used it ends.
 *
 * @param <E> the type of the values
 * @since 0.1.0
 */
public interface SharedPipe<E> {

    /**
     * Returns one end.
     *
     * @return the connection, the same each time
     */
    Connection<E> left();

    /**
     * Returns the other end.
     *
     * @return the connection, the same each time
     */
    Connection<E> right();

    /**
     * One end of a pipe.
     *
     * @param <E> the type of the values
     * @since 0.1.0
     */
    interface Connection<E> extends AutoCloseable {

        /**
         * Sends a value. Waits while 1,024 sent values have not been received.
         *
         * @param value the value, which is copied and may be null
         * @throws InterruptedException if interrupted while it waits; then nothing was sent
         * @throws IllegalStateException if this end, the other end or the manager is closed, before the call or while
         *     it waits
         */
        void send(E value) throws InterruptedException;

        /**
         * Receives the next value.
         *
         * @param timeout how long to wait at most; zero or less does not wait
         * @return the value
         * @throws InterruptedException if interrupted while it waits
         * @throws TimeoutException if the limit was reached
         * @throws EOFException if the other end is closed, and all values that it sent were received
         * @throws IllegalStateException if this end or the manager is closed
         */
        E receive(Duration timeout) throws InterruptedException, TimeoutException, EOFException;

        /** Closes this end in all processes. Values that it sent can still be received. Closing again has no effect. */
        @Override
        void close();
    }
}
