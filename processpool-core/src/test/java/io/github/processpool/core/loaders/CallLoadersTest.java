package io.github.processpool.core.loaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.core.loaders.Answer.Content;
import io.github.processpool.core.loaders.Answer.Missing;
import io.github.processpool.core.testkit.PlugIn;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallLoadersTest {
    private static final String CLASS = "package plugin; public class Some {}";

    @TempDir
    private Path dir;

    private final CallLoaders loaders = new CallLoaders(10_000);
    private PlugIn plugIn;

    @BeforeEach
    void compile() {
        plugIn = PlugIn.of(dir, CLASS).add("plugin/text.txt", "text");
    }

    private static String text(Answer answer) {
        return new String(((Content) answer).bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void loadersOfTheClassPathHaveNumberZero() {
        assertThat(loaders.of(null).number()).isZero();
        assertThat(loaders.of(ClassLoader.getPlatformClassLoader()).number()).isZero();
        assertThat(loaders.of(ClassLoader.getSystemClassLoader()).number()).isZero();
        assertThat(loaders.of(plugIn).number()).isEqualTo(1);
        assertThat(loaders.of(plugIn).number()).isEqualTo(1);
        assertThat(loaders.of(new PlugIn(plugIn)).number()).isEqualTo(2);
    }

    @Test
    void onlyMentionedLoadersAreKnown() {
        assertThat(loaders.knows(0)).isTrue();
        assertThat(loaders.knows(1)).isFalse();
        assertThat(loaders.find(1, "plugin/Some.class", 0)).isInstanceOf(Missing.class);

        loaders.of(plugIn);

        assertThat(loaders.knows(1)).isTrue();
        assertThat(loaders.find(1, "plugin/Some.class", 0)).isInstanceOf(Content.class);
        assertThat(text(loaders.find(1, "plugin/text.txt", 0))).isEqualTo("text");
        assertThat(loaders.find(1, "plugin/text.txt", 1)).isInstanceOf(Missing.class);
    }

    @Test
    void whatLiesOnTheClassPathIsNotGivenOut() {
        loaders.of(plugIn);
        String own = CallLoadersTest.class.getName().replace('.', '/') + ".class";

        assertThat(loaders.find(0, own, 0)).isInstanceOf(Missing.class);
        assertThat(loaders.find(1, own, 0))
                .isInstanceOfSatisfying(
                        Missing.class, missing -> assertThat(missing.reason()).contains("class path"));
        assertThat(loaders.find(1, "junit-platform.properties", 0)).isInstanceOf(Missing.class);
        assertThat(loaders.find(1, "java/lang/String.class", 0)).isInstanceOf(Missing.class);
    }

    @Test
    void noNameLeadsOutOfTheLoader() throws Exception {
        Files.writeString(dir.resolve("secret.txt"), "secret");
        Path folder = Files.createDirectories(dir.resolve("open"));
        Files.writeString(folder.resolve("open.txt"), "open");
        try (URLClassLoader open = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            int number = loaders.of(open).number();

            assertThat(text(loaders.find(number, "open.txt", 0))).isEqualTo("open");
            for (String name : new String[] {
                "", "/etc/passwd", "../secret.txt", "a/../../secret.txt", "..", "..\\secret.txt", dir + "/secret.txt"
            }) {
                assertThat(loaders.find(number, name, 0)).as(name).isInstanceOf(Missing.class);
            }
        }
    }

    @Test
    void whatIsTooLargeIsNotSent() {
        plugIn.add("plugin/large.txt", "x".repeat(10_001)).add("plugin/largest.txt", "x".repeat(10_000));
        int number = loaders.of(plugIn).number();

        assertThat(text(loaders.find(number, "plugin/largest.txt", 0))).hasSize(10_000);
        assertThat(loaders.find(number, "plugin/large.txt", 0))
                .isInstanceOfSatisfying(
                        Missing.class, missing -> assertThat(missing.reason()).contains("10001 bytes"));
    }

    @Test
    void loaderThatFailsIsAnAnswerToo() {
        ClassLoader broken = new ClassLoader(null) {
            @Override
            protected Class<?> findClass(String name) {
                throw new IllegalStateException("out of order");
            }
        };
        int number = loaders.of(broken).number();

        assertThat(loaders.find(number, "plugin/Some.class", 0))
                .isInstanceOfSatisfying(
                        Missing.class, missing -> assertThat(missing.reason()).contains("out of order"));
    }

    @Test
    void guestsAreFoundThroughTheLoaderThatMentionsThem() throws Exception {
        MentionedLoader classPath = loaders.of(null);
        classPath.mention(plugIn.loadClass("plugin.Some"));

        Answer answer = loaders.find(0, "plugin/Some.class", 0);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Content.class,
                        content -> assertThat(content.loader())
                                .isEqualTo(loaders.of(plugIn).number()));
        Class<?> other = PlugIn.of(dir, CLASS).loadClass("plugin.Some");
        assertThatThrownBy(() -> classPath.mention(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two classes have the name plugin.Some");
    }

    @Test
    void loaderWhoseClassHasChangedGetsANewNumber() {
        int before = loaders.of(plugIn, Map.of("A", 1, "B", 2)).number();

        assertThat(loaders.of(plugIn, Map.of("B", 2, "C", 3)).number()).isEqualTo(before);
        assertThat(loaders.of(plugIn, Map.of("C", 4)).number()).isGreaterThan(before);
        assertThat(loaders.of(plugIn).number()).isGreaterThan(before);
    }
}
