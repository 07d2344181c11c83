package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.Pool;
import io.github.processpool.core.testkit.NoLeaks;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        return run(dir, environment, List.of(options), Twice.class);
    }

    private static String run(Path dir, Map<String, String> environment, Class<?> program, String... arguments)
            throws Exception {
        return run(dir, environment, List.of(), program, arguments);
    }

    private static String run(
            Path dir, Map<String, String> environment, List<String> options, Class<?> program, String... arguments)
            throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
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

    /** Sets defaults that no option can carry, and compares what its worker makes of them. */
    static final class OfItsOwn {
        public static void main(String[] args) {
            Locale.setDefault(Locale.forLanguageTag(args[0]));
            Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag(args[1]));
            TimeZone zone = zone(args[2]);
            TimeZone.setDefault(zone);
            try (Pool pool = Pool.builder()
                    .workers(1)
                    .jvmOptions(args.length > 3 ? new String[] {args[3]} : new String[0])
                    .initializer(() -> System.setProperty("initializer", defaults()))
                    .build()) {
                System.out.println("application: " + defaults());
                String seen = pool.apply(() -> defaults());
                System.out.println("worker: " + seen);
                System.out.println("initializer: " + pool.apply(() -> System.getProperty("initializer")));
            }
        }

        private static TimeZone zone(String name) {
            return switch (name) {
                case "own" ->
                    new SimpleTimeZone(-7_230_000, "GMT") {
                        private static final long serialVersionUID = 1;
                    };
                case "simple" -> new SimpleTimeZone(7_200_000, "PLANT", 2, -1, 1, 3_600_000, 9, -1, 1, 3_600_000);
                case "impostor" -> new SimpleTimeZone(1_000, "Europe/Paris");
                default -> TimeZone.getTimeZone(name);
            };
        }

        private static String defaults() {
            return Locale.getDefault().toLanguageTag() + " "
                    + Locale.getDefault(Locale.Category.DISPLAY).toLanguageTag() + " "
                    + Locale.getDefault(Locale.Category.FORMAT).toLanguageTag() + " "
                    + TimeZone.getDefault().getID() + " "
                    + TimeZone.getDefault().getRawOffset() + " "
                    + TimeZone.getDefault().getOffset(1_720_000_000_000L)
                    + String.format(" %,d %tc ", 1234567, 0L)
                    + Calendar.getInstance().getClass().getSimpleName();
        }
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({
        "th-TH-u-nu-thai, th-TH-u-nu-thai, Europe/Paris",
        "ja-JP-u-ca-japanese, de-DE, simple",
        "en-US, ar-EG-u-nu-latn, impostor",
        "en-US-u-fw-mon, en-US, GMT+03:30",
        "sr-Latn-RS, fr-FR, simple",
        "de-DE-x-lvariant-POSIX, en-US-x-private, America/Lord_Howe",
        "ja-JP-x-lvariant-JP, no-NO-x-lvariant-NY, UTC"
    })
    void localesWithExtensionsAndTimeZonesOfItsOwnAreHandedOn(
            String locale, String format, String zone, @TempDir Path dir) throws Exception {
        String output = run(dir, Map.of(), OfItsOwn.class, locale, format, zone);

        assertThat(line(output, "worker: ")).isEqualTo(line(output, "application: "));
        assertThat(line(output, "initializer: ")).isEqualTo(line(output, "application: "));
        assertThat(output).doesNotContain("WARN");
    }

    @Test
    void timeZoneThatCannotBeHandedOnIsWarnedOf(@TempDir Path dir) throws Exception {
        String output = run(dir, Map.of(), OfItsOwn.class, "en-US", "en-US", "own");

        assertThat(output)
                .containsOnlyOnce("workers don't have the application's default time zone, because a "
                        + OfItsOwn.class.getName() + "$1");
        assertThat(line(output, "worker: ")).contains(" GMT-02:00 -7200000 ");
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({
        "-Duser.language=fr, fr-TH fr-TH fr-TH PLANT",
        "-Duser.extensions=u-nu-deva, th-TH-u-nu-deva th-TH-u-nu-deva th-TH-u-nu-deva PLANT",
        "-Duser.timezone=Asia/Tokyo, th-TH-u-nu-thai th-TH-u-nu-thai th-TH-u-nu-thai Asia/Tokyo"
    })
    void optionsForWorkersWinOverWhatIsHandedOn(String option, String expected, @TempDir Path dir) throws Exception {
        String output = run(dir, Map.of(), OfItsOwn.class, "th-TH-u-nu-thai", "th-TH-u-nu-thai", "simple", option);

        assertThat(line(output, "worker: ")).startsWith(expected + " ");
    }

    @Test
    void variablesThatTheShellDropsAreWarnedOfOnceAndByNameOnly(@TempDir Path dir) throws Exception {
        Assumptions.assumeFalse(Path.of("/bin/sh").toRealPath().endsWith("bash"), "bash keeps them");

        String output = run(dir, Map.of("spring.datasource.url", "secret", "OPTIND", "1", "A1_b", "x"), Twice.class);

        assertThat(output)
                .containsOnlyOnce("does not pass them on: spring.datasource.url. Pass")
                .doesNotContain("secret");
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
