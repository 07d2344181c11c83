package io.github.processpool.spi;

/**
 * Writes and reads values of an application's types as text, in a format of the application: for example with the
 * modules, annotations and mixins of its own Jackson mapper.
 *
 * <p>Formats are found through {@link java.util.ServiceLoader}, in the JVM of the pool and in its workers, which have
 * the same class path: with the class loader of the value's class, or for a JDK class with the system class loader.
 * They are asked in the order in which they are found, once for each class. A format has a public constructor without
 * parameters (or, in a named module, a {@code provider} method), which must be cheap.
 *
 * <p>For classes that don't belong to the JDK, formats are asked first; for JDK classes, only if there is no built-in
 * form. Whether a result may contain a class is decided as for any other class, before the format reads it; the format
 * is responsible for the types of the value's parts.
 *
 * <p>Implementations are safe for use by several threads.
 *
 * @since 0.1.0
 */
public interface ValueFormat {

    /**
     * Returns whether this format writes and reads objects of exactly this class. The answer must be the same in every
     * JVM.
     *
     * @param type a class; no interface, array, enum or primitive type
     * @return true if {@link #write} and {@link #read} support it
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
     * @throws Exception if the text can't be read; as for {@link #write}
     */
    Object read(String text, Class<?> type) throws Exception;
}
