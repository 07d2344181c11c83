/**
 * How values are written as JSON and read back: the writer, the reader, and the codecs of all types whose objects need
 * not be taken apart.
 *
 * <p>Written values describe themselves. These kinds of values have a natural form: {@code null}, {@code true} and
 * {@code false}, an integral number (Integer), a number with a point or an exponent (Double), a string (String) and an
 * array (ArrayList). Everything else is an object whose first member names the type: {@code {"$":"long","v":5}}, {@code
 * {"$":"com.example.Point","v":{"x":1,"y":2}}}. If many values are known to have one type, it is written once, and they
 * follow in their plain form: {@code {"$":"java.util.HashSet","of":"long","v":[1,2]}}.
 *
 * <p>A codec that meets a value of another class asks its writer or reader for the codec of that class. Those ask
 * {@code Codecs}, which an outer package implements: this one knows no codec of functions, exceptions, or objects of
 * application classes.
 */
@NullMarked
package io.github.processpool.core.values;

import org.jspecify.annotations.NullMarked;
