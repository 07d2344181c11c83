package io.github.processpool.core.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrashBannerTest {
    private static final List<String> PRINTED = List.of(
            "#",
            "# A fatal error has been detected by the Java Runtime Environment:",
            "#",
            "#  SIGSEGV (0xb) at pc=0x00007fe3cccd2f94, pid=25791, tid=25793",
            "#",
            "# An error report file with more information is saved as:",
            "# /tmp/hs_err_pid25791.log",
            "#");

    private final List<String> passed = new ArrayList<>();

    private CrashBanner banner(long pid) {
        return new CrashBanner(pid, passed::add);
    }

    @Test
    void whatTheWorkersOwnJvmPrintsOfItsCrashIsKeptBack() {
        CrashBanner banner = banner(25_791);
        banner.accept("before");
        PRINTED.forEach(banner::accept);
        banner.end();

        assertThat(passed).containsExactly("before");
    }

    @Test
    void anotherJvmsCrashIsPassedOn() {
        CrashBanner banner = banner(4_711);
        PRINTED.forEach(banner::accept);
        banner.end();

        assertThat(passed).isEqualTo(PRINTED);
    }

    @Test
    void linesOfAWorkerThatPrintsOnArePassedOnInTheirOrder() {
        CrashBanner banner = banner(25_791);
        PRINTED.forEach(banner::accept);
        banner.accept("after");

        assertThat(passed).startsWith(PRINTED.get(0)).endsWith("#", "after").hasSize(PRINTED.size() + 1);
    }

    @Test
    void linesThatOnlyLookLikeItAreNotKeptBack() {
        CrashBanner banner = banner(25_791);
        banner.accept("#");
        banner.accept("# a comment");
        banner.accept("# another");

        assertThat(passed).containsExactly("#", "# a comment", "# another");
    }

    @Test
    void itKeepsBackOnlySoMuch() {
        CrashBanner banner = banner(4_711);
        PRINTED.forEach(banner::accept);
        Collections.nCopies(100, "# and so on").forEach(banner::accept);

        assertThat(passed).hasSizeGreaterThan(90);
    }
}
