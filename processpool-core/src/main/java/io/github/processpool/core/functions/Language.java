package io.github.processpool.core.functions;

import java.lang.annotation.Annotation;

/** The language in which a lambda was written. */
enum Language {
    JAVA,
    KOTLIN,
    SCALA,
    GROOVY;

    static Language of(Class<?> lambda) {
        Class<?> host = lambda.getNestHost();
        for (Annotation annotation : host.getAnnotations()) {
            String name = annotation.annotationType().getName();
            if (name.equals("kotlin.Metadata")) {
                return KOTLIN;
            }
            if (name.startsWith("scala.reflect.Scala")) {
                return SCALA; // version 2
            }
        }
        for (Class<?> face : host.getInterfaces()) {
            if (face.getName().equals("groovy.lang.GroovyObject")) {
                return GROOVY;
            }
        }
        return hasTasty(host) ? SCALA : JAVA;
    }

    /** Version 3 of Scala writes a file beside each class, but one for an object and its companion. */
    private static boolean hasTasty(Class<?> host) {
        String name = host.getSimpleName();
        int end = name.endsWith("$") ? name.length() - 1 : name.length();
        return host.getResource(name.substring(0, end) + ".tasty") != null;
    }
}
