package io.github.processpool.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void withoutArgumentsEverythingIsLookedAtQuicklyOnThisJava() {
        Options options = Options.parse();

        assertThat(options.profile()).isEqualTo(Profile.QUICK);
        assertThat(options.topics()).containsExactly(Topic.values());
        assertThat(options.javaHomes()).containsExactly(Path.of(System.getProperty("java.home")));
        assertThat(options.page()).isNull();
    }

    @Test
    void argumentsSayOtherwise() {
        Options options = Options.parse(
                "full", "--only", "large-map,burst", "--rounds", "2", "--java", "/a", "--java", "/b", "--page", "p.md");

        assertThat(options.profile()).isEqualTo(Profile.FULL);
        assertThat(options.topics()).containsExactly(Topic.LARGE_MAP, Topic.BURST);
        assertThat(options.rounds()).isEqualTo(2);
        assertThat(options.javaHomes()).containsExactly(Path.of("/a"), Path.of("/b"));
        assertThat(options.page()).isEqualTo(Path.of("p.md"));
    }

    @Test
    void whatIsUnknownIsRefused() {
        assertThatThrownBy(() -> Options.parse("quick", "--fast", "yes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--fast");
        assertThatThrownBy(() -> Options.parse("--only")).hasMessageContaining("--only needs a value");
    }

    @Test
    void everyProfileHasTheSameSizes() {
        for (Profile profile : Profile.values()) {
            assertThat(profile.sizes()).containsOnlyKeys(Profile.FULL.sizes().keySet());
        }
    }
}
