package io.github.processpool.launches;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs of a single file, which Java compiles into its memory: {@code java Squares.java}. */
class SourceProgramIT {
    @TempDir
    private Path dir;

    @Test
    void singleFileProgram() throws Exception {
        Path source = Jars.program("squares/Squares.java");

        assertThat(Command.java(dir, "-cp", Jars.path(Jars.library()), source).output())
                .contains("[1, 4, 9, 16]", "100", "42");
    }

    @Test
    void singleFileProgramWithTypesOfItsOwnAndPreviewFeatures() throws Exception {
        Path source = Files.writeString(dir.resolve("Shapes.java"), """
                import io.github.processpool.Pool;
                import java.util.List;

                public class Shapes {
                    sealed interface Shape permits Circle, Square {}
                    record Circle(double radius) implements Shape {}
                    record Square(double side) implements Shape {}
                    enum Kind { ROUND, EDGY }

                    static Kind kind(Shape shape) {
                        return shape instanceof Circle ? Kind.ROUND : Kind.EDGY;
                    }

                    public static void main(String[] args) {
                        try (Pool pool = Pool.create(2)) {
                            System.out.println(pool.map(Shapes::kind, List.of(new Circle(1), new Square(2))));
                            List<Shape> doubled = pool.map(
                                s -> s instanceof Circle c ? new Circle(2 * c.radius()) : s,
                                List.<Shape>of(new Circle(1), new Square(2)));
                            System.out.println(doubled);
                        }
                    }
                }
                """);

        String release = Integer.toString(Runtime.version().feature());
        String classPath = Jars.path(Jars.library());
        assertThat(Command.java(dir, "--enable-preview", "--source", release, "-cp", classPath, source)
                        .output())
                .contains("[ROUND, EDGY]", "[Circle[radius=2.0], Square[side=2.0]]");
    }
}
