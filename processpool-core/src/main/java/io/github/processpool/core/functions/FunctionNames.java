package io.github.processpool.core.functions;

import io.github.processpool.core.types.TypeNames;
import java.lang.invoke.SerializedLambda;

/** Names functions for messages. */
public final class FunctionNames {
    private static final String LAMBDA = "lambda$";

    private FunctionNames() {}

    public static String describe(SerializedLambda lambda) {
        String method = lambda.getImplMethodName();
        if (method.startsWith(LAMBDA)) {
            return "lambda in " + TypeNames.binary(lambda.getImplClass()) + place(method.substring(LAMBDA.length()));
        }
        String owner = TypeNames.binary(lambda.getImplClass());
        String simple = owner.substring(owner.lastIndexOf('.') + 1).replace('$', '.');
        return simple + "::" + (method.equals("<init>") ? "new" : method);
    }

    /** javac appends a hash and a number: {@code lambda$main$7f6d5e65$1}. Other compilers number only. */
    private static String place(String name) {
        String numbered = "$" + name;
        String method = cutNumber(cutNumber(numbered, 10), 16);
        return switch (method) {
            case "" -> "";
            case "$static" -> "'s static initialiser";
            case "$new" -> "'s constructor";
            default -> "." + method.substring(1);
        };
    }

    private static String cutNumber(String name, int radix) {
        int dollar = name.lastIndexOf('$');
        boolean hash = radix == 16;
        return (dollar > 0 || !hash) && isNumber(name.substring(dollar + 1), radix) ? name.substring(0, dollar) : name;
    }

    private static boolean isNumber(String text, int radix) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.digit(text.charAt(i), radix) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
