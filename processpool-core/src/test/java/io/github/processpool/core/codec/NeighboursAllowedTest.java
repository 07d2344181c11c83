package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.EncodingException;
import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.testkit.PlugIn;
import io.github.processpool.core.types.AllowedTypes;
import io.github.processpool.core.types.Exceptions;
import io.github.processpool.core.types.ResultTypes;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a library a worker may name when the call mentions, or the builder allows, a part of it. */
@SuppressWarnings("StringSplitter") // that is the point
class NeighboursAllowedTest {
    private static final String[] LIBRARY = {
        "package lib.api; public interface Shape extends java.io.Serializable {}",
        "package lib.api; class Dot implements Shape {}",
        """
        package lib.impl;
        public class Circle implements lib.api.Shape {
            final int r;
            public Circle(int r) { this.r = r; }
            private Object writeReplace() { return new Form(r); }
            public String toString() { return "circle " + r; }
        }""",
        """
        package lib.impl;
        class Form implements java.io.Serializable {
            final int r;
            Form(int r) { this.r = r; }
            private Object readResolve() { return new Circle(r); }
        }""",
        "package lib.impl; class Evil implements java.io.Serializable { Object readResolve() { return \"evil\"; } }",
        "package lib.impl; class Plain implements java.io.Serializable {}",
        "package lib.impl; class Direct implements lib.api.Shape {}",
        """
        package lib.hooks;
        public interface Replaced extends java.io.Serializable {
            default Object writeReplace() { return new Replacement(); }
        }""",
        """
        package lib.hooks;
        class Replacement implements java.io.Serializable { Object readResolve() { return new lib.impl.Square(); } }""",
        """
        package lib.impl;
        public class Square implements lib.api.Shape, lib.hooks.Replaced {
            @Override public Object writeReplace() { return lib.hooks.Replaced.super.writeReplace(); }
        }""",
        """
        package lib.other;
        public class Stranger implements java.io.Serializable { Object readResolve() { return new lib.impl.Circle(1); } }""",
    };

    @TempDir
    private Path dir;

    private PlugIn library;
    private Class<?> home;

    @BeforeEach
    void compile() throws Exception {
        library = PlugIn.of(dir, LIBRARY);
        home = new PlugIn(library)
                .with(dir, "package app; public class Main {}", "package lib.api; public class Split {}")
                .loadClass("app.Main");
    }

    private Class<?> find(String name) throws ClassNotFoundException {
        return home.getClassLoader().loadClass(name);
    }

    private AllowedTypes allowing(String... names) throws ClassNotFoundException {
        return AllowedTypes.beside(home, new ResultTypes(Set.of(), Set.of(names)), Exceptions.AS_RESULTS);
    }

    private static void assertRefused(AllowedTypes types, String name) {
        assertThatThrownBy(() -> types.resolve(name))
                .isInstanceOf(ValueProblem.class)
                .hasMessageContaining("the type " + name + " is not allowed");
    }

    @Test
    void whatLiesInThePackageOfAnAllowedTypeIsAllowed() throws Exception {
        AllowedTypes types =
                AllowedTypes.beside(home, ResultTypes.of(Set.of(find("lib.api.Shape"))), Exceptions.AS_RESULTS);
        assertThat(types.resolve("lib.api.Dot").getName()).isEqualTo("lib.api.Dot");
        assertRefused(types, "lib.impl.Circle");
        assertRefused(types, "lib.other.Stranger");
    }

    @Test
    void thePackageCountsInTheSameJarOnly() throws Exception {
        Class<?> elsewhere = find("lib.api.Split");
        assertThat(elsewhere.getClassLoader()).isNotSameAs(library);
        assertRefused(
                AllowedTypes.beside(home, ResultTypes.of(Set.of(elsewhere)), Exceptions.AS_RESULTS), "lib.api.Dot");
    }

    @Test
    void whatLiesInThePackageOfAMentionedTypeIsAllowed() throws Exception {
        AllowedTypes types = AllowedTypes.beside(home, ResultTypes.of(Set.of()), Exceptions.AS_RESULTS);
        assertRefused(types, "lib.api.Dot");
        types.mentionClass(find("lib.api.Shape"));
        assertThat(types.resolve("lib.api.Dot").getName()).isEqualTo("lib.api.Dot");
    }

    @Test
    void aNameAllowsTheClassAndItsPackage() throws Exception {
        assertThat(allowing("lib.impl.Evil").resolve("lib.impl.Evil")).isNotNull();
        assertThat(allowing("lib.impl.Evil").resolve("lib.impl.Plain")).isNotNull();
        assertThat(allowing("lib.impl.*").resolve("lib.impl.Plain")).isNotNull();
        assertRefused(allowing("lib.impl.*"), "lib.other.Stranger");
        assertRefused(allowing("lib.*"), "lib.other.Stranger");
        assertRefused(allowing("lib.impl.Missing", "no.such.Type"), "lib.other.Stranger");
    }

    @Test
    void nothingOfTheJdkIsAllowedByItsNeighbours() {
        Set<Class<?>> loose =
                Set.of(Object.class, Serializable.class, Comparable.class, Comparator.class, Runnable.class);
        AllowedTypes types = AllowedTypes.beside(home, ResultTypes.of(loose), Exceptions.AS_RESULTS);
        for (String name : List.of(
                "java.lang.Thread",
                "java.util.concurrent.ForkJoinPool",
                "java.io.File",
                "javax.management.BadAttributeValueExpException",
                "sun.misc.Unsafe")) {
            assertRefused(types, name);
        }
        assertRefused(types, "lib.api.Dot");
    }

    @Test
    void theRefusalNamesWhatToWrite() throws Exception {
        AllowedTypes types = AllowedTypes.beside(home, ResultTypes.of(Set.of()), Exceptions.AS_RESULTS);
        assertThatThrownBy(() -> types.resolve("lib.impl.Circle"))
                .hasMessageEndingWith("; if results may hold it, allow it with Builder.allowResultTypes(Circle.class)");
        assertThatThrownBy(() -> types.resolve("lib.impl.Evil"))
                .hasMessageEndingWith("allow it with Builder.allowResultTypes(\"lib.impl.Evil\")");
        AllowedTypes shared = AllowedTypes.sharedBy(home, Set.of());
        assertThatThrownBy(() -> shared.resolve("lib.impl.Evil"))
                .hasMessageEndingWith("allow it with Manager.create(Class.forName(\"lib.impl.Evil\"))");
    }

    @Test
    void whatStandsForAnObjectOfAnAllowedTypeArrives() throws Exception {
        Object circle = find("lib.impl.Circle").getConstructor(int.class).newInstance(5);
        EncodedValues sent = RoundTrip.encode(circle);
        AllowedTypes types =
                AllowedTypes.beside(home, ResultTypes.of(Set.of(find("lib.api.Shape"))), Exceptions.AS_RESULTS);
        assertThat(RoundTrip.decodeAll(sent, types)).hasToString("[circle 5]");
        assertThatThrownBy(() -> RoundTrip.decodeAll(
                        sent, AllowedTypes.beside(home, ResultTypes.of(Set.of()), Exceptions.AS_RESULTS)))
                .hasMessageContaining("allow it with Builder.allowResultTypes(\"lib.impl.Form\")");
    }

    @Test
    void whatStandsForAnObjectMayBeOfThePackageOfTheInterfaceWithTheHook() throws Exception {
        AllowedTypes types = allowing("lib.api.Shape");
        assertThat(standIn("lib.hooks.Replacement", "lib.impl.Square", types)).isInstanceOf(find("lib.api.Shape"));
        assertThatThrownBy(() -> standIn("lib.hooks.Replacement", "lib.impl.Circle", allowing("lib.api.Shape")))
                .isInstanceOf(EncodingException.class);
    }

    private static Object standIn(String type, String original, AllowedTypes types) {
        String json = "[{\"$\":\"" + type + "\",\"for\":\"" + original + "\",\"v\":{}}]";
        return RoundTrip.decodeAll(RoundTrip.values(null, json), types).get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lib.impl.Plain lib.impl.Circle", // has no readResolve
                "lib.impl.Form lib.impl.Direct", // which nothing stands for
                "lib.impl.Form lib.api.Shape",
                "lib.impl.Form lib.impl.Evil", // no Shape
                "lib.impl.Form java.lang.Object",
                "lib.impl.Form no.such.Type",
                "lib.other.Stranger lib.impl.Circle", // of another package
                "java.lang.ProcessBuilder lib.impl.Circle",
                "sun.misc.Unsafe lib.impl.Circle",
            })
    void nothingElseStandsForIt(String pair) throws Exception {
        String[] names = pair.split(" ");
        AllowedTypes types =
                AllowedTypes.beside(home, ResultTypes.of(Set.of(find("lib.api.Shape"))), Exceptions.AS_RESULTS);
        assertThatThrownBy(() -> standIn(names[0], names[1], types)).isInstanceOf(EncodingException.class);
        assertRefused(types, names[0]);
    }

    @Test
    void whatTurnsIntoSomethingElseIsRefused() throws Exception {
        AllowedTypes types =
                AllowedTypes.beside(home, ResultTypes.of(Set.of(find("lib.api.Shape"))), Exceptions.AS_RESULTS);
        assertThatThrownBy(() -> standIn("lib.impl.Evil", "lib.impl.Circle", types))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("a lib.impl.Evil that stands for a lib.api.Shape turned into a java.lang.String");
    }
}
