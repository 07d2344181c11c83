package io.github.processpool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The list of the examples. */
class CatalogueTest {

    @ParameterizedTest
    @EnumSource
    void everyChapterHasExamples(Chapter chapter) {
        assertThat(Examples.ALL).anyMatch(example -> example.chapter() == chapter);
    }

    @Test
    void chaptersComeInTheirOrder() {
        assertThat(Examples.ALL).extracting(Example::chapter).isSorted();
    }

    @Test
    void namesAreWordsWithHyphensThatFitTheColumnAndEachIsGivenOnce() {
        assertThat(Examples.ALL)
                .extracting(Example::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"))
                .allMatch(name -> name.length() <= 22);
    }

    @Test
    void whatTheyShowIsToldInOneLine() {
        assertThat(Examples.ALL).extracting(Example::about).allMatch(about -> about.length() < 80 && !about.isBlank());
    }
}
