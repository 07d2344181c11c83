package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.EncodingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the tables in {@code docs/values.md} with what happens to samples of each row. */
class ValueTableTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "values.md");
    private static final String HEAD = "| type | in a worker | back from a worker |\n|---|---|---|\n";

    private static Map<String, List<SampleRow>> tables() throws Exception {
        Map<String, List<SampleRow>> tables = new LinkedHashMap<>();
        tables.put("Numbers and text", JdkSamples.basic());
        tables.put("Dates and times", TimeSamples.rows());
        tables.put("Other types of the JDK", JdkSamples.others());
        tables.put("Atomics", JdkSamples.atomics());
        tables.put("Lists", CollectionSamples.lists());
        tables.put("Sets", CollectionSamples.sets());
        tables.put("Queues and other collections", CollectionSamples.queues());
        tables.put("Maps", MapSamples.maps());
        tables.put("Comparators, also as the order of sorted collections", MapSamples.orders());
        tables.put("Arrays", OwnSamples.arrays());
        tables.put("Your own types", OwnSamples.types());
        tables.put("What can't travel", RefusedSamples.rows());
        return tables;
    }

    static Stream<SampleRow> rows() throws Exception {
        return tables().values().stream().flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void valuesArriveInAWorkerAsTheTableSays(SampleRow row) {
        row.samples().forEach(value -> check(value, row.inWorker(), RoundTrip::toWorker));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void valuesComeBackAsTheTableSays(SampleRow row) {
        row.samples().forEach(value -> check(value, row.back(), RoundTrip::toParent));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatHoldsForAValueHoldsInsideOfOthers(SampleRow row) {
        for (Object value : row.samples()) {
            check(value, row.inWorker(), v -> ((List<?>) RoundTrip.toWorker(Arrays.asList(1, v, v))).get(1));
            check(value, row.back(), v -> ((Samples.Box<?>) RoundTrip.toParent(new Samples.Box<>(v))).content());
            check(value, row.inWorker(), v -> ((Map<?, ?>) RoundTrip.toWorker(map(v))).get("key"));
            check(value, row.back(), v -> ((Object[]) RoundTrip.toParent(new Object[] {v}))[0]);
        }
    }

    private static Map<Object, Object> map(Object value) {
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put("key", value);
        return map;
    }

    private static void check(Object value, Arrival arrival, UnaryOperator<Object> journey) {
        if (arrival == Arrival.REFUSED) {
            assertThatThrownBy(() -> journey.apply(value))
                    .isInstanceOf(EncodingException.class)
                    .hasMessageStartingWith("value");
        } else {
            Sameness.check(value, journey.apply(value), arrival);
        }
    }

    @Test
    void theDocumentHasTheseTables() throws Exception {
        String document = document();
        for (Map.Entry<String, List<SampleRow>> table : tables().entrySet()) {
            assertThat(document).contains("### " + table.getKey() + "\n");
            assertThat(document).contains(markdown(table.getValue()));
        }
        long rows = document.lines().filter(line -> line.startsWith("| ")).count();
        long other = FunctionTableTest.markdown()
                .lines()
                .filter(line -> line.startsWith("| "))
                .count();
        assertThat(rows).isEqualTo(rows().count() + tables().size() + other);
    }

    static String document() throws IOException {
        return Files.readString(DOCUMENT);
    }

    private static String markdown(List<SampleRow> rows) {
        StringBuilder table = new StringBuilder(HEAD);
        rows.forEach(row -> table.append(row.markdown()).append('\n'));
        return table.toString();
    }

    /** Prints the tables, to be pasted into the document. */
    public static void main(String[] args) throws Exception {
        for (Map.Entry<String, List<SampleRow>> table : tables().entrySet()) {
            System.out.print("### " + table.getKey() + "\n\n" + markdown(table.getValue()) + "\n");
        }
        System.out.print(FunctionTableTest.markdown());
    }
}
