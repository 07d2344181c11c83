package io.github.processpool.core.errors;

import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What some of the JDK's exceptions hold beside their message: what their getters tell is what their constructors take.
 * By name, because not every JDK has all of these classes.
 */
final class JdkErrorState {
    static final int MOST_PARTS = 5;
    private static final Set<Class<?>> PARAMETERS =
            Set.of(String.class, CharSequence.class, int.class, char.class, int[].class, Class.class);

    private JdkErrorState() {}

    /**
     * Returns the constructor arguments that would make that exception again, or an application's that extends it, or null
     * when there is no rule for it.
     *
     * @param message the message that it keeps
     */
    static @Nullable List<@Nullable Object> of(Throwable error, @Nullable String message) {
        for (Class<?> type = error.getClass(); type != Throwable.class; type = type.getSuperclass()) {
            String[] getters = getters(type.getName());
            if (getters.length > 0) {
                return call(error, message, type, getters);
            }
        }
        return null;
    }

    private static String[] getters(String className) {
        return switch (className) {
            case "java.sql.BatchUpdateException" ->
                new String[] {"getMessage", "getSQLState", "getErrorCode", "getUpdateCounts"};
            case "java.sql.SQLException" -> new String[] {"getMessage", "getSQLState", "getErrorCode"};
            case "java.time.format.DateTimeParseException" ->
                new String[] {"getMessage", "getParsedString", "getErrorIndex"};
            case "java.text.ParseException" -> new String[] {"getMessage", "getErrorOffset"};
            case "java.net.URISyntaxException", "java.nio.file.InvalidPathException" ->
                new String[] {"getInput", "getReason", "getIndex"};
            case "java.util.regex.PatternSyntaxException" -> new String[] {"getDescription", "getPattern", "getIndex"};
            case "java.nio.file.FileSystemException" -> new String[] {"getFile", "getOtherFile", "getReason"};
            case "java.util.MissingResourceException" -> new String[] {"getMessage", "getClassName", "getKey"};
            case "java.nio.charset.MalformedInputException", "java.nio.charset.UnmappableCharacterException" ->
                new String[] {"getInputLength"};
            case "org.xml.sax.SAXParseException" ->
                new String[] {"getMessage", "getPublicId", "getSystemId", "getLineNumber", "getColumnNumber"};
            case "java.util.DuplicateFormatFlagsException",
                    "java.util.IllegalFormatFlagsException",
                    "java.util.UnknownFormatFlagsException" -> new String[] {"getFlags"};
            case "java.util.FormatFlagsConversionMismatchException" -> new String[] {"getFlags", "getConversion"};
            case "java.util.IllegalFormatCodePointException" -> new String[] {"getCodePoint"};
            case "java.util.IllegalFormatConversionException" -> new String[] {"getConversion", "getArgumentClass"};
            case "java.util.IllegalFormatPrecisionException" -> new String[] {"getPrecision"};
            case "java.util.IllegalFormatWidthException" -> new String[] {"getWidth"};
            case "java.util.MissingFormatArgumentException", "java.util.MissingFormatWidthException" ->
                new String[] {"getFormatSpecifier"};
            case "java.util.UnknownFormatConversionException" -> new String[] {"getConversion"};
            default -> new String[0];
        };
    }

    private static @Nullable List<@Nullable Object> call(
            Throwable error, @Nullable String message, Class<?> type, String[] getters) {
        List<@Nullable Object> state = new ArrayList<>();
        try {
            for (String getter : getters) {
                state.add(
                        getter.equals("getMessage")
                                ? message
                                : type.getMethod(getter).invoke(error));
            }
            return state;
        } catch (Throwable e) {
            return null;
        }
    }

    /** Returns the constructor of a class of the JDK that takes such arguments, or null when there is none. */
    static @Nullable Constructor<?> constructor(Class<?> type, List<@Nullable Object> state) {
        if (state.isEmpty()) {
            return null; // as that of most exceptions
        }
        for (Constructor<?> constructor : type.getConstructors()) {
            if (takes(constructor.getParameterTypes(), state)) {
                return constructor;
            }
        }
        return null;
    }

    private static boolean takes(Class<?>[] parameters, List<@Nullable Object> state) {
        if (parameters.length != state.size()) {
            return false;
        }
        for (int i = 0; i < parameters.length; i++) {
            if (!fits(parameters[i], state.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(Class<?> parameter, @Nullable Object argument) {
        Class<?> boxed = MethodType.methodType(parameter).wrap().returnType();
        return PARAMETERS.contains(parameter)
                && (argument == null
                        ? !parameter.isPrimitive() && parameter != Class.class
                        : boxed.isInstance(argument));
    }
}
