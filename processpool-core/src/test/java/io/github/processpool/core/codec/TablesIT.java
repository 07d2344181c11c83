package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.EncodingException;
import io.github.processpool.Pool;
import io.github.processpool.SerializableFunction;
import io.github.processpool.core.testkit.NoLeaks;
import java.io.Serializable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tables in {@code docs/values.md} with a real worker: there and back again. */
@ExtendWith(NoLeaks.class)
class TablesIT {

    @Test
    void everyValueComesBackFromAWorkerAsTheTableSays() throws Exception {
        List<SampleRow> rows = ValueTableTest.rows().toList();
        try (Pool pool = Pool.create(1)) {
            for (SampleRow row : rows) {
                row.samples().forEach(value -> check(pool, value, row));
            }
        }
    }

    private static void check(Pool pool, Object value, SampleRow row) {
        if (row.back() == Arrival.REFUSED) {
            assertThatThrownBy(() -> pool.apply(x -> x, value))
                    .as("%s", row)
                    .isInstanceOf(EncodingException.class)
                    .message()
                    .containsPattern("\\b(argument|result)[^ ]*: ");
        } else {
            Object back = pool.apply(x -> x, value);
            Sameness.check(value, back, row.back());
        }
    }

    @Test
    void everyFunctionDoesInAWorkerWhatItDoesHere() throws Exception {
        List<FunctionRow> rows = FunctionTableTest.travelling().toList();
        try (Pool pool = Pool.create(1)) {
            for (FunctionRow row : rows) {
                for (Serializable function : row.functions()) {
                    String there = pool.apply(FunctionRow::call, function);
                    assertThat(there).as("%s", row).isEqualTo(FunctionRow.call(function));
                    checkAsTask(pool, function);
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static void checkAsTask(Pool pool, Serializable function) throws Exception {
        if (function instanceof SerializableFunction<?, ?>) {
            SerializableFunction<Object, Object> task = (SerializableFunction<Object, Object>) function;
            Object result = pool.apply(task, 5);
            assertThat(RoundTrip.show(result)).isEqualTo(FunctionRow.call(function));
        }
    }

    @Test
    void whatALambdaCapturesOfAnUnsuitableThisIsExplainedAtTheCall() {
        try (Pool pool = Pool.create(1)) {
            assertThatThrownBy(() -> pool.apply(new FunctionSamples.WithThread().usingThis()))
                    .isInstanceOf(EncodingException.class)
                    .hasMessageContaining(".thread: java.lang.Thread can't be encoded")
                    .hasMessageContaining("captures `this`")
                    .hasMessageContaining("copy what it needs into local variables");
        }
    }
}
