package io.github.processpool.examples;

import io.github.processpool.examples.Figure.Bars;
import io.github.processpool.examples.Figure.Lines;
import io.github.processpool.examples.Figure.Series;
import io.github.processpool.examples.Figure.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The numbers of a chart as a table: a row for each category or x, a column for each series. */
final class Numbers {
    private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_UP);

    private Numbers() {}

    static Table of(Bars bars) {
        return table(bars, "", bars.unit(), bars.categories(), bars.series());
    }

    static Table of(Lines lines) {
        return table(
                lines,
                lines.xAxis(),
                lines.yAxis(),
                lines.xs().stream().map(Numbers::text).toList(),
                lines.series());
    }

    private static Table table(Figure figure, String corner, String unit, List<String> names, List<Series> series) {
        List<String> head = new ArrayList<>(List.of(corner));
        series.forEach(each -> head.add(each.name() + " (" + unit + ")"));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            List<String> row = new ArrayList<>(List.of(names.get(i)));
            for (Series each : series) {
                row.add(text(each.values().get(i)));
            }
            rows.add(row);
        }
        return new Table(figure.title(), head, rows);
    }

    /** A measurement is not more exact than four digits. */
    static String text(double number) {
        if (!Double.isFinite(number)) {
            return "\u2013";
        }
        BigDecimal rounded = BigDecimal.valueOf(number).round(FOUR_DIGITS).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
