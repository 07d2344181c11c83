package io.github.processpool.launches;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pools in JShell, typed in line by line. JShell starts slowly, so most tests use the same session. */
@Tag("slow")
class JShellIT {
    private static final String SESSION = """
            import io.github.processpool.*;
            Pool pool = Pool.create(2)

            int square(int x) { return x * x; }
            pool.map(x -> square(x), List.of(1, 2, 3))
            record Point(int x, int y) {}
            pool.map(p -> new Point(p.y(), p.x()), List.of(new Point(1, 2)))

            int base = 1000
            int plus(int x) { return base + x; }
            pool.map(x -> plus(x), List.of(1, 2))
            base = 2000
            pool.map(x -> plus(x), List.of(1, 2))
            record Based(int x) { int sum() { return base + x; } }
            base = 3000
            pool.map(b -> b.sum(), List.of(new Based(1), new Based(2)))
            SerializableFunction<Integer, Integer> twice = x -> base + 2 * x
            base = 4000
            pool.map(x -> twice.apply(x) + 1, List.of(1, 2))
            var offsets = new ArrayList<Integer>(List.of(5010, 5020))
            pool.map(i -> offsets.get(i), List.of(0, 1))
            List<Integer> times(int factor) { return pool.map(x -> x * factor, List.of(8_001, 8_002)); }
            times(1)

            interface Shape { int area(); }
            record Square(int side) implements Shape { public int area() { return base * side * side; } }
            base = 70
            pool.map((Shape shape) -> shape.area(), List.of(new Square(2), new Square(3)))
            base = 80
            List<Optional<Shape>> shapes = List.of(Optional.of(new Square(2)), Optional.of(new Square(3)))
            pool.map(shape -> shape.get().area(), shapes)
            Shape held = new Square(4)
            base = 90
            pool.apply(() -> held.area())

            record Plus(int y) implements SerializableFunction<Integer, Integer> {
                public Integer apply(Integer x) { return base + x + y; }
            }
            pool.map(new Plus(9_000), List.of(1, 2))
            base = 91
            pool.map(new Plus(9_000), List.of(1, 2))

            int inner(int x) { return x + 600; }
            int outer(int x) { return 10 * inner(x); }
            pool.map(x -> outer(x), List.of(1, 2))
            int inner(int x) { return x + 700; }
            pool.map(x -> outer(x), List.of(1, 2))

            class Trouble extends RuntimeException { Trouble(String message) { super(message); } }
            int fail(int x) { throw new Trouble("trouble with " + x); }
            pool.apply(x -> fail(x), 7)

            Thread other = new Thread()
            pool.apply(x -> other.getName() + x, 1)
            pool.apply(x -> "still " + x, "here")
            Thread outsider = new Thread()
            record Named(int x) implements Shape { public int area() { return outsider.getName().length() + x; } }
            pool.apply((Shape shape) -> shape.area(), new Named(1))

            pool.close()
            """;

    @TempDir
    private static Path dir;

    private static String answers;

    @BeforeAll
    static void type() throws Exception {
        answers = type(SESSION);
    }

    private static String type(String lines) throws Exception {
        return Command.jshell(dir, "--class-path", Jars.path(Jars.library())).outputTo(lines + "\n/exit\n");
    }

    @Test
    void firstProgramTypedLineByLine() throws Exception {
        String program = Files.readString(Jars.program("squares/Squares.java"));

        assertThat(type(program + "\nSquares.main(new String[0])"))
                .contains("[1, 4, 9, 16]", "100", "42")
                .doesNotContain("xception");
    }

    @Test
    void snippetsMethodsAndRecords() {
        assertThat(answers).contains("[1, 4, 9]", "[Point[x=2, y=1]]");
    }

    @Test
    void variablesHaveTheValueThatTheyHaveAtTheCall() {
        assertThat(answers).contains("[1001, 1002]", "[2001, 2002]", "[3001, 3002]", "[4003, 4005]", "[5010, 5020]");
        assertThat(answers).contains("[8001, 8002]"); // what it captures goes with them
    }

    @Test
    void variablesThatOnlyTheClassOfAnArgumentReadsTravelWithIt() {
        assertThat(answers).contains("[280, 630]", "[320, 720]", "1440");
        assertThat(answers).contains("it reads the JShell variable outsider");
    }

    @Test
    void objectsOfSnippetsAreTasks() {
        assertThat(answers).contains("[9091, 9092]", "[9092, 9093]");
    }

    @Test
    void changedSnippetsAreTheOnesThatRun() {
        assertThat(answers).contains("[6010, 6020]", "[7010, 7020]");
    }

    @Test
    void exceptionsOfSnippetsArrive() {
        assertThat(answers).contains("TaskFailedException", "trouble with 7");
    }

    @Test
    void variableThatCannotTravelIsNamedByTheCall() {
        assertThat(answers)
                .contains(
                        "EncodingException", "it reads the JShell variable other", "java.lang.Thread can't be encoded")
                .contains("\"still here\"");
    }
}
