package io.github.processpool.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.core.testkit.NamedTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/security.md} claims in its tables: each claim names the tests that show it, and those exist. */
class SecurityPageTest {
    private static final Path PAGE = Path.of("..", "docs", "security.md");
    private static final Pattern ROW = Pattern.compile("\\| (.+) \\| (.+) \\|");
    private static final Pattern TEST = Pattern.compile("`(\\w+#\\w+)`");

    private static List<String> claims() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("|") && !line.startsWith("|---") && !line.endsWith("| test |"))
                .toList();
    }

    @Test
    void everyClaimNamesItsTests() throws IOException {
        assertThat(claims()).hasSizeGreaterThan(20).allSatisfy(claim -> {
            Matcher row = ROW.matcher(claim);
            assertThat(row.matches()).as(claim).isTrue();
            assertThat(TEST.matcher(row.group(2)).find()).as(claim).isTrue();
        });
    }

    @Test
    void everyTestThatThePageNamesExists() throws IOException {
        List<String> named = TEST.matcher(Files.readString(PAGE))
                .results()
                .map(MatchResult::group)
                .map(name -> name.replace("`", ""))
                .toList();

        assertThat(NamedTests.all()).containsAll(named);
    }
}
