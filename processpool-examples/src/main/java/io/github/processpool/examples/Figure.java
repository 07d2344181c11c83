package io.github.processpool.examples;

import java.util.List;

/** A table, chart or picture of a run in the report. */
sealed interface Figure {
    String title();

    /** Rows of texts, each as long as the head. */
    record Table(String title, List<String> head, List<List<String>> rows) implements Figure {
        public Table {
            for (List<String> row : rows) {
                requireSize(head.size(), row, "a row");
            }
        }
    }

    /** A bar for each category and series. */
    record Bars(String title, String unit, List<String> categories, List<Series> series) implements Figure {
        public Bars {
            series.forEach(each -> requireSize(categories.size(), each.values(), each.name()));
        }
    }

    /** A line for each series, over numbers; logarithmic where they span orders of magnitude. */
    record Lines(String title, String xAxis, String yAxis, List<Double> xs, List<Series> series) implements Figure {
        public Lines {
            series.forEach(each -> requireSize(xs.size(), each.values(), each.name()));
        }
    }

    /** A picture in PNG. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Picture(String title, byte[] png) implements Figure {}

    /** Named numbers, one for each category or x; NaN if there is none. */
    record Series(String name, List<Double> values) {}

    private static void requireSize(int size, List<?> values, String what) {
        if (values.size() != size) {
            throw new IllegalArgumentException(what + " has " + values.size() + " values, not " + size);
        }
    }
}
