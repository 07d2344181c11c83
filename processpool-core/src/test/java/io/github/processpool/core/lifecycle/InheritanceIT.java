package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.Pool;
import io.github.processpool.core.testkit.NoLeaks;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What workers take over from the JVM that starts them, and what they don't. */
@ExtendWith(NoLeaks.class)
class InheritanceIT {

    /** Prints what it sees, then what its worker sees. */
    static final class Twice {
        public static void main(String[] args) {
            System.out.println("application: " + defaults());
            try (Pool pool = Pool.create(1)) {
                String seen = pool.apply(() -> defaults());
                System.out.println("worker: " + seen);
                List<String> options = pool.apply(() -> java.lang.management.ManagementFactory.getRuntimeMXBean()
                        .getInputArguments());
                System.out.println("options: " + options);
            }
        }

        private static String defaults() {
            return System.getProperty("java.version") + " " + System.getProperty("java.home") + " "
                    + Charset.defaultCharset() + " " + Locale.getDefault() + " "
                    + Locale.getDefault(Locale.Category.FORMAT) + " "
                    + TimeZone.getDefault().getID() + " " + String.format("%,.2f", 1234.5);
        }
    }

    private static String line(String output, String start) {
        return output.lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError(output))
                .substring(start.length());
    }

    private static String run(Path dir, Map<String, String> environment, String... options) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Twice.class.getName()));
        Path output = dir.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        assertThat(builder.start().waitFor()).as(Files.readString(output)).isZero();
        return Files.readString(output);
    }

    @Test
    void javaEncodingLanguageAndTimeZoneAreThoseOfTheApplication(@TempDir Path dir) throws Exception {
        String output = run(
                dir,
                Map.of(),
                "-Dfile.encoding=ISO-8859-1",
                "-Duser.language=de",
                "-Duser.country=CH",
                "-Duser.language.format=fr",
                "-Duser.country.format=FR",
                "-Duser.timezone=Asia/Kathmandu");

        assertThat(line(output, "worker: "))
                .isEqualTo(line(output, "application: "))
                .contains("ISO-8859-1 de_CH fr_FR Asia/Kathmandu");
    }

    @Test
    void agentsDebuggersAndPortsOfTheEnvironmentAreNotHandedOn(@TempDir Path dir) throws Exception {
        String output = run(
                dir,
                Map.of(
                        "JAVA_TOOL_OPTIONS",
                        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0"
                                + " \"-Dkept=with a blank\" -Dcom.sun.management.jmxremote.port=0"
                                + " -Dcom.sun.management.jmxremote.authenticate=false"
                                + " -Dcom.sun.management.jmxremote.ssl=false"));

        assertThat(line(output, "options: "))
                .contains("-Dkept=with a blank")
                .doesNotContain("jdwp")
                .doesNotContain("jmxremote");
        assertThat(output.split("Listening for transport", -1)).hasSize(2);
    }

    @Test
    void optionsThatOpenTheJdkAndPreviewFeaturesAreHandedOn(@TempDir Path dir) throws Exception {
        String output =
                run(dir, Map.of(), "--add-opens", "java.base/java.util=ALL-UNNAMED", "--enable-preview", "-Xmx300m");

        assertThat(line(output, "options: "))
                .contains("--add-opens=java.base/java.util=ALL-UNNAMED", "--enable-preview")
                .doesNotContain("-Xmx300m");
    }

    @Test
    void environmentThatTheBuilderIsGivenStandsAsItIs() {
        try (Pool pool = Pool.builder()
                .workers(1)
                .environment(Map.of("JDK_JAVA_OPTIONS", "-Dcom.sun.management.note=asked-for"))
                .build()) {
            assertThat(pool.apply(() -> System.getProperty("com.sun.management.note")))
                    .isEqualTo("asked-for");
        }
    }
}
