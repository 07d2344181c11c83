package io.github.processpool.spi;

/**
 * A text form for types that an application wants to travel in its own way: with the modules, annotations and mixins of
 * its own Jackson mapper, for example, or with those of any other library.
 *
 * <p>Formats are found through {@link java.util.ServiceLoader}, in the JVM of the pool and in its workers, which have the
 * same class path: with the class loader of the type that is to travel, or for a type of the JDK with the system class
 * loader. They are asked in the order in which they are found, once for each class. A format has a public constructor
 * without parameters (or, in a named module, a {@code provider} method), and does nothing of weight there.
 *
 * <p>Formats are asked first about types that don't belong to the JDK, and about a type of the JDK only when it has no
 * form of its own here. What a worker may name in a result is decided as for any other type, before the format is asked
 * to read: what the text makes of that type's parts is up to the format.
 *
 * <p>Implementations are safe for use by several threads.
 *
 * @since 0.1.0
 */
public interface ValueFormat {

    /**
     * Says whether objects of exactly that class travel in this format. The answer must be the same in every JVM.
     *
     * @param type a class; no interface, array, enum or primitive type
     * @return true if {@link #write} and {@link #read} take it
     */
    boolean handles(Class<?> type);

    /**
     * Writes a value.
     *
     * @param value an object of a class that this format {@linkplain #handles handles}
     * @return any text, of one line or several
     * @throws Exception if the value can't be written; the call that it belongs to fails with an {@link
     *     io.github.processpool.EncodingException} that has this exception as its cause
     */
    String write(Object value) throws Exception;

    /**
     * Reads what {@link #write} wrote.
     *
     * @param text the text
     * @param type the class of the value that was written
     * @return an object of that class
     * @throws Exception if there is none in the text; as for {@link #write}
     */
    Object read(String text, Class<?> type) throws Exception;
}
