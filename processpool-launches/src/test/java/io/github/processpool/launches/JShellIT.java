package io.github.processpool.launches;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pools in JShell, typed in line by line. */
class JShellIT {
    @TempDir
    private Path dir;

    private String type(String lines) throws Exception {
        return Command.jshell(dir, "--class-path", Jars.path(Jars.library())).outputTo(lines + "\n/exit\n");
    }

    private String typeWithPool(String lines) throws Exception {
        return type("import io.github.processpool.*;\nPool pool = Pool.create(2)\n" + lines + "\npool.close()");
    }

    @Test
    void firstProgramTypedLineByLine() throws Exception {
        String program = Files.readString(Jars.program("squares/Squares.java"));

        assertThat(type(program + "\nSquares.main(new String[0])"))
                .contains("[1, 4, 9, 16]", "100", "42")
                .doesNotContain("xception");
    }

    @Test
    void snippetsMethodsAndRecords() throws Exception {
        assertThat(typeWithPool("""
                int square(int x) { return x * x; }
                pool.map(x -> square(x), List.of(1, 2, 3))
                record Point(int x, int y) {}
                pool.map(p -> new Point(p.y(), p.x()), List.of(new Point(1, 2)))
                var offsets = new ArrayList<Integer>(List.of(10, 20))
                pool.map(i -> offsets.get(i), List.of(0, 1))
                """)).contains("[1, 4, 9]", "[Point[x=2, y=1]]", "[10, 20]");
    }

    @Test
    void variablesHaveTheValueThatTheyHaveAtTheCall() throws Exception {
        assertThat(typeWithPool("""
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
                """)).contains("[1001, 1002]", "[2001, 2002]", "[3001, 3002]", "[4003, 4005]");
    }

    @Test
    void variableThatCannotTravelIsNamedByTheCall() throws Exception {
        assertThat(typeWithPool("""
                Thread other = new Thread()
                pool.apply(x -> other.getName() + x, 1)
                pool.apply(x -> "still " + x, "here")
                """))
                .contains(
                        "EncodingException", "it reads the JShell variable other", "java.lang.Thread can't be encoded")
                .contains("\"still here\"");
    }

    @Test
    void changedSnippetsAreTheOnesThatRun() throws Exception {
        assertThat(typeWithPool("""
                int inner(int x) { return x + 100; }
                int outer(int x) { return 10 * inner(x); }
                pool.map(x -> outer(x), List.of(1, 2))
                int inner(int x) { return x + 200; }
                pool.map(x -> outer(x), List.of(1, 2))
                """)).contains("[1010, 1020]", "[2010, 2020]");
    }

    @Test
    void exceptionsOfSnippetsArrive() throws Exception {
        assertThat(typeWithPool("""
                class Trouble extends RuntimeException { Trouble(String message) { super(message); } }
                int fail(int x) { throw new Trouble("no " + x); }
                pool.apply(x -> fail(x), 7)
                """)).contains("TaskFailedException", "no 7");
    }
}
