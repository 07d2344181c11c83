package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.processpool.Pool;
import io.github.processpool.WorkerStartException;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Workers whose JVM starts, but not into a worker: what the pool says must be enough to mend it. */
@ExtendWith(NoLeaks.class)
class BrokenJavaIT {

    private static AbstractThrowableAssert<?, WorkerStartException> assertFails(Pool.Builder builder) throws Exception {
        try (Pool pool = builder.workers(1).build()) {
            WorkerStartException failure =
                    catchThrowableOfType(WorkerStartException.class, () -> pool.apply(Jobs::square, 1));
            assertThat(pool.awaitTermination(Duration.ofSeconds(30))).isTrue();
            return assertThat(failure).hasMessageContaining("Its command line: /bin/sh");
        }
    }

    @Test
    @Conformance("An initializer, an option or a Java that fails makes all calls fail after a few "
            + "tries; each try is logged at most once")
    void classPathWithoutTheLibrarySaysWhatIsMissing(@TempDir Path dir) throws Exception {
        assertFails(Pool.builder().classPath(List.of(dir)))
                .hasMessageContaining("exit code 1")
                .hasMessageContaining("processpool-core is not on its class path")
                .hasMessageContaining("Could not find or load main class");
    }

    @Test
    @Conformance("An initializer, an option or a Java that fails makes all calls fail after a few "
            + "tries; each try is logged at most once")
    void classPathWithoutWhatTheLibraryNeedsSaysWhatIsMissing() throws Exception {
        List<Path> withoutJackson = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("jackson"))
                .map(Path::of)
                .toList();

        assertFails(Pool.builder().classPath(withoutJackson))
                .hasMessageContaining("exit code 70")
                .hasMessageContaining("NoClassDefFoundError: tools/jackson");
    }

    @Test
    @Conformance("An initializer, an option or a Java that fails makes all calls fail after a few "
            + "tries; each try is logged at most once")
    void heapThatNoMachineHasIsNamed() throws Exception {
        assertFails(Pool.builder().jvmOptions("-Xms100000g", "-Xmx100000g"))
                .hasMessageContaining("exit code 1")
                .hasMessageContaining("-Xms100000g")
                .hasMessageContaining("Could not reserve enough space");
    }

    @Tag("slow")
    @Test
    void processThatClosesItsPipeAndLivesOnIsEndedAndReplaced(@TempDir Path dir) throws Exception {
        Journal started = Journal.in(dir);
        Java java = Java.in(dir);
        java.runs("echo $$ >> '" + started.file() + "'; exec 3>&-; exec sleep 1000");
        try (LogWatch log = LogWatch.open();
                Pool pool = Pool.builder()
                        .workers(1)
                        .name("mute")
                        .javaHome(java.home())
                        .build()) {
            long mute = started.awaitPid();
            java.works();

            int nine = pool.apply(Jobs::square, 3);

            assertThat(nine).isEqualTo(9);
            assertThat(Processes.isRunning(mute)).isFalse();
            assertThat(log.messages()).anyMatch(message -> message.contains("closed its pipe but did not exit"));
        }
    }

    @Test
    @Conformance("An initializer, an option or a Java that fails makes all calls fail after a few "
            + "tries; each try is logged at most once")
    void memoryThatTheSystemRefusesIsNamed(@TempDir Path dir) throws Exception {
        Java java = Java.in(dir);
        java.runs("ulimit -v 300000; exec " + Java.real() + " \"$@\"");

        assertFails(Pool.builder().javaHome(java.home()))
                .hasMessageContaining(java.file().toString())
                .hasMessageMatching("(?s).*(exit code 1\\b|SIGABRT).*")
                .hasMessageMatching("(?s).*(not reserve|not enough|nsufficient memory|annot allocate|ailed to).*");
    }
}
