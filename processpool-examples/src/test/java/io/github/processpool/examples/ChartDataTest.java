package io.github.processpool.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.processpool.examples.Figure.Bars;
import io.github.processpool.examples.Figure.Lines;
import io.github.processpool.examples.Figure.Series;
import io.github.processpool.examples.Figure.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartDataTest {

    @Test
    void barsHaveTheirUnitCategoriesAndSeries() {
        Bars bars = new Bars("times", "ms", List.of("a", "b"), List.of(new Series("s", List.of(1.0, 2.5))));

        assertThat(ChartData.of(bars)).isEqualTo("""
                {"type":"bar","y":"ms","labels":["a","b"],"series":[{"name":"s","values":[1.0,2.5]}]}""");
    }

    @Test
    void linesHaveTheirAxes() {
        assertThat(ChartData.of(lines(List.of(1.0, 2.0), List.of(3.0, 4.0)))).isEqualTo("""
                {"type":"line","x":"size","y":"ms","xLogarithmic":false,"yLogarithmic":false,"labels":[1.0,2.0],\
                "series":[{"name":"s","values":[3.0,4.0]}]}""");
    }

    @Test
    void anAxisIsLogarithmicWhereNumbersSpanOrdersOfMagnitude() {
        assertThat(ChartData.of(lines(List.of(1.0, 99.0), List.of(0.01, 1.0))))
                .contains("\"xLogarithmic\":false", "\"yLogarithmic\":true");
        assertThat(ChartData.of(lines(List.of(1.0, 100.0), List.of(0.0, 1e9))))
                .contains("\"xLogarithmic\":true", "\"yLogarithmic\":false");
    }

    @Test
    void aNumberThatIsNoneIsAGap() {
        assertThat(ChartData.of(lines(List.of(1.0, 2.0), List.of(Double.NaN, Double.POSITIVE_INFINITY))))
                .contains("\"values\":[null,null]", "\"yLogarithmic\":false");
    }

    @Test
    void theNumbersOfAChartAreATable() {
        Bars bars = new Bars(
                "times",
                "ms",
                List.of("a", "b"),
                List.of(new Series("s", List.of(1.0, 0.000123456)), new Series("t", List.of(Double.NaN, 123456.0))));

        assertThat(Numbers.of(bars))
                .isEqualTo(new Table(
                        "times",
                        List.of("", "s (ms)", "t (ms)"),
                        List.of(List.of("a", "1", "\u2013"), List.of("b", "0.0001235", "123500"))));
    }

    @Test
    void aFigureWhoseRowsAreNotOfOneSizeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Table("t", List.of("a", "b"), List.of(List.of("1"))))
                .withMessage("a row has 1 values, not 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lines(List.of(1.0), List.of(1.0, 2.0)))
                .withMessage("s has 2 values, not 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bars("t", "ms", List.of(), List.of(new Series("s", List.of(1.0)))))
                .withMessage("s has 1 values, not 0");
    }

    private static Lines lines(List<Double> xs, List<Double> ys) {
        return new Lines("times", "size", "ms", xs, List.of(new Series("s", ys)));
    }
}
