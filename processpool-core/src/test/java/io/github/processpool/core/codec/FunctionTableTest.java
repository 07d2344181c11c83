package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.EncodingException;
import io.github.processpool.core.testkit.WorkerTypes;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the table of functions in {@code docs/values.md} with what happens to samples of each row. */
class FunctionTableTest {
    private final FunctionEncoder encoder = new FunctionEncoder(Set.of());
    private final FunctionDecoder decoder =
            new FunctionDecoder(WorkerTypes.of(getClass().getClassLoader()));

    static Stream<FunctionRow> rows() {
        return Stream.of(
                        FunctionSamples.references(),
                        FunctionSamples.lambdas(),
                        FunctionSamples.places(),
                        FunctionSamples.types(),
                        FunctionSamples.objects(),
                        FunctionSamples.refusals())
                .flatMap(Collection::stream);
    }

    static Stream<FunctionRow> travelling() {
        return rows().filter(FunctionRow::travels);
    }

    static Stream<FunctionRow> refused() {
        return rows().filter(row -> !row.travels());
    }

    @ParameterizedTest
    @MethodSource("travelling")
    void aFunctionDoesInAWorkerWhatItDoesHere(FunctionRow row) throws Exception {
        for (Serializable function : row.functions()) {
            byte[] json = encoder.encode(function).json();
            Object copy = decoder.decode(json, 0, json.length);
            assertThat(FunctionRow.call(copy)).isEqualTo(FunctionRow.call(function));
        }
    }

    static Stream<FunctionRow> withoutObjects() {
        Set<String> objects =
                FunctionSamples.objects().stream().map(FunctionRow::written).collect(Collectors.toSet());
        return travelling().filter(row -> !objects.contains(row.written()));
    }

    @ParameterizedTest
    @MethodSource("withoutObjects")
    void aFunctionIsAValueToo(FunctionRow row) throws Exception {
        for (Serializable function : row.functions()) {
            Object copy = ((Samples.Box<?>) RoundTrip.toWorker(new Samples.Box<>(function))).content();
            assertThat(FunctionRow.call(copy)).isEqualTo(FunctionRow.call(function));
            assertThat(FunctionRow.call(
                            RoundTrip.toWorker(List.of(function, 1)) instanceof List<?> list ? list.get(0) : null))
                    .isEqualTo(FunctionRow.call(function));
            assertThatThrownBy(() -> RoundTrip.toParent(function)).isInstanceOf(EncodingException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void otherFunctionsAreRefusedAtTheCall(FunctionRow row) {
        for (Serializable function : row.functions()) {
            assertThatThrownBy(() -> encoder.encode(function))
                    .isInstanceOf(EncodingException.class)
                    .message()
                    .containsPattern("can't be encoded|contains itself");
        }
    }

    @Test
    void theDocumentHasThisTable() throws Exception {
        assertThat(ValueTableTest.document()).contains(markdown());
    }

    static String markdown() {
        StringBuilder table = new StringBuilder("| written as | travels |\n|---|---|\n");
        rows().forEach(row -> table.append(row.markdown()).append('\n'));
        return table.toString();
    }
}
