package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.EncodingException;
import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.testkit.NoLeaks;
import io.github.processpool.core.types.AllowedTypes;
import io.github.processpool.core.types.Exceptions;
import io.github.processpool.core.types.ResultTypes;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ValuesEncoderTest {
    private final ValuesEncoder encoder = new ValuesEncoder();

    @Test
    void anEmptyBatchIsAnEmptyArray() {
        EncodedValues values = encoder.finish();
        assertThat(RoundTrip.text(values)).isEqualTo("[]");
        assertThat(values.count()).isZero();
        assertThat(values.of()).isNull();
    }

    @Test
    void typesWithANaturalFormNeedNoHint() {
        add(1, "a", true, 1.5, null, Double.NaN);
        EncodedValues values = encoder.finish();
        assertThat(values.of()).isNull();
        assertThat(RoundTrip.text(values)).isEqualTo("[1,\"a\",true,1.5,null,{\"$\":\"double\",\"v\":\"NaN\"}]");
        assertThat(values.count()).isEqualTo(6);
    }

    @Test
    void theFirstValueOfAnotherTypeIsTheHint() {
        add(null, 5L, null, 6L);
        assertThat(encoder.fits(7L)).isTrue();
        assertThat(encoder.fits(null)).isTrue();
        assertThat(encoder.fits(7)).isFalse();
        EncodedValues values = encoder.finish();
        assertThat(values.of()).isEqualTo("long");
        assertThat(RoundTrip.text(values)).isEqualTo("[null,5,null,6]");
        assertThat(RoundTrip.decodeAll(values, RoundTrip.parentTypes())).containsExactly(null, 5L, null, 6L);
    }

    @Test
    void aValueThatDoesNotFitNeedsANewBatch() {
        add(5L);
        assertThatThrownBy(() -> add(5)).isInstanceOf(IllegalStateException.class);
        assertThat(RoundTrip.text(encoder.finish())).isEqualTo("[5]");
        assertThat(encoder.fits(5)).isTrue();
        add(5);
        assertThat(RoundTrip.text(encoder.finish())).isEqualTo("[5]");
    }

    @Test
    void withoutHintsEachValueDescribesItself() {
        encoder.selfDescribing();
        add(5L, new Samples.Point(1, 2), 6L);
        EncodedValues values = encoder.finish();
        assertThat(values.of()).isNull();
        assertThat(RoundTrip.decodeAll(values, RoundTrip.parentTypes()))
                .containsExactly(5L, new Samples.Point(1, 2), 6L);
        add(5L);
        assertThat(encoder.finish().of()).isEqualTo("long");
    }

    @Test
    void aValueThatFailsLeavesNoTrace() {
        Object bad = List.of("x".repeat(10_000), List.of(1, new Thread()));
        assertThatThrownBy(() -> add(bad)).isInstanceOf(EncodingException.class);
        assertThat(encoder.count()).isZero();
        assertThat(encoder.sizeBytes()).isEqualTo(2);
        add("a");
        assertThatThrownBy(() -> add(bad)).isInstanceOf(EncodingException.class);
        assertThat(encoder.sizeBytes()).isEqualTo(5);
        add("b");
        assertThatThrownBy(() -> add(bad)).isInstanceOf(EncodingException.class);
        assertThatThrownBy(() -> add(bad)).isInstanceOf(EncodingException.class);
        EncodedValues values = encoder.finish();
        assertThat(RoundTrip.text(values)).isEqualTo("[\"a\",\"b\"]");
        assertThat(values.count()).isEqualTo(2);
    }

    @Test
    void aFirstValueThatFailsDoesNotDecideTheHint() {
        assertThatThrownBy(() -> add(new Samples.Customer(new Thread()))).isInstanceOf(EncodingException.class);
        add(5L);
        assertThat(encoder.finish().of()).isEqualTo("long");
    }

    @Test
    void theSizeIsThatOfTheArray() {
        assertThat(encoder.sizeBytes()).isEqualTo(2);
        add(1);
        assertThat(encoder.sizeBytes()).isEqualTo(3);
        add(null, "x".repeat(20_000), List.of(1, 2));
        long size = encoder.sizeBytes();
        assertThat(encoder.finish().length()).isEqualTo(size).isEqualTo("[1,null,\"\",[1,2]]".length() + 20_000);
    }

    @Test
    void batchesDoNotShareTheirBytes() {
        add("first");
        EncodedValues first = encoder.finish();
        add("second");
        EncodedValues second = encoder.finish();
        assertThat(RoundTrip.text(first)).isEqualTo("[\"first\"]");
        assertThat(RoundTrip.text(second)).isEqualTo("[\"second\"]");
    }

    @Test
    void whatIsWrittenIsMentioned() {
        AllowedTypes types = AllowedTypes.beside(Test.class, ResultTypes.of(Set.of()), Exceptions.AS_RESULTS);
        ValuesEncoder mentioning = new ValuesEncoder(types);
        mentioning.add(List.of(new Samples.Box<>(Samples.Color.GREEN)), "argument");
        assertThat(types.resolve(Samples.Box.class.getName())).isEqualTo(Samples.Box.class);
        assertThat(types.resolve(Samples.Color.class.getName())).isEqualTo(Samples.Color.class);
        assertThatThrownBy(() -> types.resolve(NoLeaks.class.getName())).isInstanceOf(ValueProblem.class);
    }

    private void add(Object... values) {
        for (Object value : values) {
            encoder.add(value, "value");
        }
    }
}
