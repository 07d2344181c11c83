package io.github.processpool.core.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.core.loaders.ClassBytes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reader of class files, against those of the JDK. */
class ClassFileTest {

    private static List<Path> classesOfTheJdk() throws IOException {
        Path packages = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules/java.base/java/util");
        try (Stream<Path> files = Files.walk(packages)) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }

    @Test
    void everyInstructionOfTheJdkIsSteppedOver() throws IOException {
        List<Path> classes = classesOfTheJdk();
        int methods = 0;
        for (Path path : classes) {
            ClassFile file = ClassFile.parse(Files.readAllBytes(path));
            for (String method : file.methods()) {
                walk(file, method);
                methods++;
            }
        }
        assertThat(classes).hasSizeGreaterThan(500);
        assertThat(methods).isGreaterThan(5_000);
    }

    /** A wrong length anywhere leads into the middle of an instruction, and to constants that are none. */
    private static void walk(ClassFile file, String method) {
        byte[] content = file.code(method);
        assertThat(content).isNotNull();
        for (Instructions code = new Instructions(content); code.hasMore(); code.next()) {
            int opcode = code.opcode();
            assertThat(opcode).as(method).isLessThanOrEqualTo(201);
            if (opcode >= Instructions.GET_STATIC && opcode <= Instructions.INVOKE_LAST) {
                assertThat(file.reference(code.operand()).descriptor()).matches("[(\\[BCDFIJLSZ].*");
            } else if (opcode == Instructions.INVOKE_DYNAMIC) {
                assertThat(file.handles(code.operand())).isNotNull();
            } else if (opcode == Instructions.NEW) {
                assertThat(file.className(code.operand())).isNotEmpty();
            }
        }
    }

    @Test
    void whatAMethodHandsOnIsFound() throws IOException {
        byte[] bytes =
                ClassBytes.of(getClass().getClassLoader(), getClass().getName().replace('.', '/') + ".class");
        assertThat(bytes).isNotNull();
        ClassFile file = ClassFile.parse(bytes);
        String method = "classesOfTheJdk()Ljava/util/List;";
        Instructions code = new Instructions(file.code(method));
        List<String> handed = Stream.iterate(code, Instructions::hasMore, step -> {
                    step.next();
                    return step;
                })
                .filter(step -> step.hasMore() && step.opcode() == Instructions.INVOKE_DYNAMIC)
                .flatMap(step -> file.handles(step.operand()).stream())
                .map(ClassFile.Reference::name)
                .toList();

        assertThat(handed).anyMatch(name -> name.startsWith("lambda$classesOfTheJdk$"));
        assertThat(file.supertypes()).isEqualTo(Arrays.asList("java/lang/Object"));
    }
}
