package io.github.processpool.shared;

import io.github.processpool.spi.PoolProvider;

/**
 * An array of {@code double} in memory that all processes map: reading and writing it is no request, and costs what memory
 * costs. Every element is read and written as a volatile field is, whole and in order, by all threads of all processes.
 *
 * <p>The JVM that made it owns it. Closing it there ends it: its memory is given back when the last process that has it
 * lets it go, which a worker does when no task uses it any more. Closing it in a worker ends it for that worker's object
 * alone. Nothing of it is left when the processes are gone, however they ended.
 *
 * <p>In Python: {@code Array('d', n)} and {@code Value}; atomic operations take the place of its lock.
 *
 * @since 0.1.0
 */
public interface SharedDoubleArray extends AutoCloseable {

    /**
     * Makes an array of zeros. Its memory is reserved here, so writing to it later needs no further room.
     *
     * @param length how many elements it has
     * @return the array
     * @throws IllegalArgumentException if the length is negative
     * @throws io.github.processpool.ProcessPoolException if it can't be made: there is no room for it, neither in
     *     {@code /dev/shm} nor in the folder of temporary files, or the process has no file descriptor left
     */
    static SharedDoubleArray create(int length) {
        return PoolProvider.find().shared().newDoubleArray(length);
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
     * @throws IndexOutOfBoundsException if there is none of that index
     * @throws IllegalStateException if the array is closed
     */
    double get(int i);

    /**
     * Sets an element.
     *
     * @param i its index
     * @param v the new value
     * @throws IndexOutOfBoundsException if there is none of that index
     * @throws IllegalStateException if the array is closed
     */
    void set(int i, double v);

    /**
     * Adds to an element, atomically.
     *
     * @param i its index
     * @param d how much to add
     * @return what the element was before
     * @throws IndexOutOfBoundsException if there is none of that index
     * @throws IllegalStateException if the array is closed
     */
    double getAndAdd(int i, double d);

    /**
     * Sets an element if it is as expected, atomically. Bits are compared: 0.0 is not -0.0, and a NaN is
     * itself.
     *
     * @param i its index
     * @param e what the element must be
     * @param v the new value
     * @return false if it was another
     * @throws IndexOutOfBoundsException if there is none of that index
     * @throws IllegalStateException if the array is closed
     */
    boolean compareAndSet(int i, double e, double v);

    /** Lets the array go. Every later use of this object throws an exception. Closing again does nothing. */
    @Override
    void close();
}
