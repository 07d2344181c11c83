package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.core.types.ResultTypes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultTypesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.example.Shape",
                "com.example.Shape$Circle",
                "com.example.Main$1",
                "com.example.*",
                "Main",
                "com.example.a-b",
                "javax.inject.Named",
                "no.such.Type"
            })
    void namesOfClassesAndPackagesAreTaken(String name) {
        assertThatCode(() -> ResultTypes.check(name)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "*",
                ".*",
                "com..Shape",
                ".Shape",
                "com.",
                "com.example.**",
                "com.*.Shape",
                "com/example/Shape",
                "Lcom.example.Shape;",
                "com.example.Shape[]",
                "com.example.List<String>",
                "com.example.Shape ",
                "a.B,c.D"
            })
    void whatCantBeANameIsRefused(String name) {
        assertThatThrownBy(() -> ResultTypes.check(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + name + "\" is not a binary name of a class");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.Thread",
                "java.util.*",
                "java.*",
                "java.not.there.Yet",
                "javax.management.BadAttributeValueExpException",
                "javax.naming.*",
                "sun.misc.Unsafe",
                "com.sun.rowset.*",
                "jdk.internal.misc.*"
            })
    void namesOfTheJdkAreRefused(String name) {
        assertThatThrownBy(() -> ResultTypes.check(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + name + "\" is of the JDK");
    }
}
