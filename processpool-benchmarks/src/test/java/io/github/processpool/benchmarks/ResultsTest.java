package io.github.processpool.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultsTest {
    private static final double CALM = 0.01;
    private static final double BUSY = 0.9;

    private final Entrant entrant = new Entrant(Kind.POOL, "this library", List.of());
    private final Results results = new Results();

    private void add(String value, double others) {
        results.add(entrant, Map.of("figure", value), others);
    }

    @Test
    void theMedianIsThatOfAllRounds() {
        add("3", CALM);
        add("1", CALM);
        add("2", CALM);

        assertThat(results.median(entrant, "figure")).hasValue(2);
        assertThat(results.isDisturbed(entrant, "figure")).isFalse();
    }

    @Test
    void disturbedRoundsDontCountWhereThereAreOthers() {
        add("100", BUSY);
        add("1", CALM);
        add("200", BUSY);

        assertThat(results.median(entrant, "figure")).hasValue(1);
        assertThat(results.isDisturbed(entrant, "figure")).isFalse();
        assertThat(results.disturbances()).isEqualTo(2);
    }

    @Test
    void aFigureIsMarkedWhenEveryRoundWasDisturbed() {
        add("100", BUSY);

        assertThat(results.median(entrant, "figure")).hasValue(100);
        assertThat(results.isDisturbed(entrant, "figure")).isTrue();
        assertThat(new Table(results, List.of()).cell(entrant, "figure", 0.5)).isEqualTo("50.0 *");
    }

    @Test
    void aWordStandsWhereThereIsNoNumber() {
        add("impossible", CALM);

        assertThat(results.median(entrant, "figure")).isEmpty();
        assertThat(results.word(entrant, "figure")).contains("impossible");
    }

    @Test
    void betterIsMoreOrLessAsTheLineSays() {
        Entrant python = new Entrant(Kind.PYTHON, "Python", List.of());
        results.add(entrant, Map.of("map.rate", "6e6", "apply.median", "20"), CALM);
        results.add(python, Map.of("map.rate", "3e6", "apply.median", "200"), CALM);

        assertThat(Line.MAP.factor(results, entrant, python)).contains("2.00 x");
        assertThat(Line.APPLY.factor(results, entrant, python)).contains("10.0 x");
        assertThat(Line.BURST.factor(results, entrant, python)).isEmpty();
    }
}
