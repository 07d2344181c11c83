package io.github.processpool.shared;

import io.github.processpool.spi.PoolProvider;

/**
 * An array of {@code int} in memory that all processes map. Reading and writing need no request and are as fast as
 * memory. Every element is read and written like a volatile field: completely and in order, by all threads of all
 * processes.
 *
 * <p>The JVM that created the array owns it. Closing it there closes it for all: its memory is released when the last
 * process has unmapped it, which a worker does when no task uses it any more. Closing it in a worker closes only that
 * worker's object. Nothing is left when the processes have ended, however they ended.
 *
 * <p>In Python: {@code Array('i', n)} and {@code Value}; atomic operations take the place of its lock.
 *
 * @since 0.1.0
 */
public interface SharedIntArray extends AutoCloseable {

    /**
     * Creates an array of zeros. Its memory is reserved at once, so later writes need no more.
     *
     * @param length the number of elements
     * @return the array
     * @throws IllegalArgumentException if the length is negative
     * @throws io.github.processpool.ProcessPoolException if there is no room for it, neither in {@code /dev/shm} nor in
     *     the folder of temporary files, or the process has no file descriptor left
     */
    static SharedIntArray create(int length) {
        return PoolProvider.find().shared().newIntArray(length);
    }

    /**
     * Returns the number of elements.
     *
     * @return the length
     */
    int length();

    /**
     * Returns an element.
     *
     * @param i its index
     * @return the element
     * @throws IndexOutOfBoundsException if there is no such index
     * @throws IllegalStateException if the array is closed
     */
    int get(int i);

    /**
     * Sets an element.
     *
     * @param i its index
     * @param v the new value
     * @throws IndexOutOfBoundsException if there is no such index
     * @throws IllegalStateException if the array is closed
     */
    void set(int i, int v);

    /**
     * Adds to an element, atomically.
     *
     * @param i its index
     * @param d the number to add
     * @return the element before the addition
     * @throws IndexOutOfBoundsException if there is no such index
     * @throws IllegalStateException if the array is closed
     */
    int getAndAdd(int i, int d);

    /**
     * Sets an element if it has the expected value, atomically.
     *
     * @param i its index
     * @param e the expected value
     * @param v the new value
     * @return true if the element was set, false if it was another than expected
     * @throws IndexOutOfBoundsException if there is no such index
     * @throws IllegalStateException if the array is closed
     */
    boolean compareAndSet(int i, int e, int v);

    /** Closes the array. Every later use of this object throws an exception. Closing again has no effect. */
    @Override
    void close();
}
