package io.github.processpool.launches;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs the programs of {@code docs/languages.md}, and others whose functions are refused. */
@Tag("slow")
class LanguagesIT {
    private static final Path PAGE = Path.of("..", "docs", "languages.md");
    private static final Pattern RESULT = Pattern.compile("(?:println|\\)\\)).*// (.+)$", Pattern.MULTILINE);

    @TempDir
    private Path dir;

    /** The libraries and the compilers are both on the class path of the tests. */
    private static List<Path> jars(String name) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> entry.getFileName().toString().matches(name))
                .toList();
    }

    private static String path(List<Path> first, List<Path> second) {
        return Jars.path(Stream.concat(first.stream(), second.stream()).toList());
    }

    private static String program(String language) throws IOException {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(block.find()).as("a program in %s", language).isTrue();
        return block.group(1);
    }

    private static String results(String program) {
        return RESULT.matcher(program)
                .results()
                .map(line -> line.group(1).strip())
                .collect(joining("\n"));
    }

    private String run(String main, List<Path> library) throws Exception {
        List<Path> entries = new ArrayList<>(List.of(dir.resolve("classes")));
        entries.addAll(Jars.library());
        return Command.java(dir, "-cp", path(entries, library), main)
                .output()
                .lines()
                .filter(line -> !line.startsWith("SLF4J"))
                .collect(joining("\n"));
    }

    private void compile(String compiler, List<Path> compilers, List<Path> library, Object... arguments)
            throws Exception {
        List<Object> all = new ArrayList<>(List.of("-Xmx900m", "-cp", path(compilers, Jars.library()), compiler));
        all.addAll(List.of("-classpath", path(Jars.library(), library), "-d", dir.resolve("classes")));
        all.addAll(List.of(arguments));
        Files.createDirectories(dir.resolve("classes"));
        Command.java(dir, all.toArray()).outputTo("", 110);
    }

    private List<Path> kotlin(Path source) throws Exception {
        List<Path> library = jars("kotlin-stdlib-.*");
        List<Path> compilers = jars("(kotlin|kotlinx|annotations|trove4j)-.*");
        compile(
                "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler",
                compilers,
                library,
                "-no-stdlib",
                "-no-reflect",
                "-jvm-target",
                "17",
                source);
        return library;
    }

    private List<Path> scala(Path source) throws Exception {
        List<Path> library = jars("scala3?-library.*");
        compile("dotty.tools.dotc.Main", jars("(scala|scala3|tasty|compiler|util|jline|jna)-.*"), library, source);
        return library;
    }

    private List<Path> groovy(Path source) throws Exception {
        List<Path> library = jars("groovy-.*");
        compile("org.codehaus.groovy.tools.FileSystemCompiler", library, library, source);
        return library;
    }

    private Path written(String name, String program) throws IOException {
        return Files.writeString(dir.resolve(name), program);
    }

    @Test
    void kotlin() throws Exception {
        String program = program("kotlin");

        assertThat(run("WordsKt", kotlin(written("Words.kt", program)))).isEqualTo(results(program));
    }

    @Test
    void scala() throws Exception {
        String program = program("scala");

        assertThat(run("words", scala(written("Words.scala", program)))).isEqualTo(results(program));
    }

    @Test
    void groovy() throws Exception {
        String program = program("groovy");

        assertThat(run("Words", groovy(written("Words.groovy", program)))).isEqualTo(results(program));
    }

    @Test
    void kotlinFunctionsWithoutADescription() throws Exception {
        String output = run("RefusedKt", kotlin(Jars.program("languages/Refused.kt")));

        assertThat(output.lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .endsWith("its compiler kept no description of it; write it as"
                                        + " SerializableFunction { x -> ... }, or @JvmSerializableLambda { x -> ... }"),
                        line -> assertThat(line).endsWith("write it as SerializableFunction { x -> ... }"),
                        line -> assertThat(line).endsWith("object : java.util.Comparator<...> { override fun ... }"),
                        line -> assertThat(line)
                                .startsWith("function.this$0.thread: java.lang.Thread can't be encoded"));
    }

    @Test
    void scalaFunctionsWithoutADescription() throws Exception {
        String output = run("refused", scala(Jars.program("languages/Refused.scala")));

        assertThat(output.lines())
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("write it as val f: SerializableFunction[...] = x => ..."),
                        line -> assertThat(line).endsWith("write it as new java.util.Comparator[...] { def ... }"),
                        line -> assertThat(line)
                                .startsWith("function.$outer.thread: java.lang.Thread can't be encoded"),
                        line -> assertThat(line).isEqualTo("Map(1 -> 1)"),
                        line -> assertThat(line).isEqualTo("Vector(1)"));
    }

    @Test
    void groovyFunctionsThatCantTravel() throws Exception {
        String output = run("Refused", groovy(Jars.program("languages/Refused.groovy")));

        assertThat(output.lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains(".thread.value: java.lang.Thread can't be encoded"),
                        line -> assertThat(line)
                                .contains("the type org.codehaus.groovy.runtime.GStringImpl is not allowed"),
                        line -> assertThat(line).contains("java.lang.Thread can't be encoded"),
                        line -> assertThat(line).contains("a result can't contain a function"),
                        line -> assertThat(line).endsWith("write it as { x -> ... } as SerializableFunction"),
                        line -> assertThat(line).as("its owner stays behind").isEqualTo("[2]"));
    }
}
