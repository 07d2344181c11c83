package io.github.processpool.shared;

import java.io.EOFException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * Two connections: what one sends the other receives, both ways, value by value in their order. Either may be passed on
 * alone, and used by several threads and processes.
 *
 * <p>In Python: {@code Pipe()}. A connection is not closed when a worker that used it ends.
 *
 * @param <E> the type of what goes through it
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
     * @param <E> the type of what goes through it
     * @since 0.1.0
     */
    interface Connection<E> extends AutoCloseable {

        /**
         * Sends a value. It waits while 1,024 values are on their way that nobody has received yet.
         *
         * @param value what to send, which is copied; null is a value like any other
         * @throws InterruptedException if interrupted while it waits; nothing was sent then
         * @throws IllegalStateException if this end or the other is closed, also while it waits, or the manager is
         */
        void send(E value) throws InterruptedException;

        /**
         * Receives the next value.
         *
         * @param timeout how long to wait for one; zero or less asks only
         * @return the value
         * @throws InterruptedException if interrupted while it waits
         * @throws TimeoutException if the time was over before
         * @throws EOFException if the other end is closed, and all that it has sent was received
         * @throws IllegalStateException if this end is closed, or the manager is
         */
        E receive(Duration timeout) throws InterruptedException, TimeoutException, EOFException;

        /** Closes this end, for all who have it. What it has sent can still be received. Closing again does nothing. */
        @Override
        void close();
    }
}
