package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.EncodingException;
import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.codec.JacksonFormat.Annotated;
import io.github.processpool.core.codec.JacksonFormat.Failing;
import io.github.processpool.core.codec.JacksonFormat.Foreign;
import io.github.processpool.core.codec.JacksonFormat.Forgetful;
import io.github.processpool.core.codec.JacksonFormat.Money;
import io.github.processpool.core.codec.JacksonFormat.Twisted;
import io.github.processpool.core.types.AllowedTypes;
import io.github.processpool.core.types.Exceptions;
import io.github.processpool.core.types.ResultTypes;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValueFormatTest {

    static Stream<Object> values() {
        return Stream.of(
                new Money(5),
                new Annotated("a\n\"\ud83d\ude00", new Money(-1)),
                Foreign.of("x"),
                new Point2D.Double(1, -0.5),
                List.of(new Money(1), new Money(2)),
                Map.of(Foreign.of("key"), new Money(3)),
                new Samples.Box<>(List.of(new Money(1), "text", new Point2D.Double(5, 6))));
    }

    @ParameterizedTest
    @MethodSource("values")
    void valuesTravelAsTheApplicationsMapperWritesThem(Object value) {
        assertThat(RoundTrip.toWorker(value)).isEqualTo(value);
        assertThat(RoundTrip.toParent(value)).isEqualTo(value);
    }

    @Test
    void whatAFormatWritesStaysOnOneLine() {
        assertThat(RoundTrip.text(RoundTrip.encode(new Annotated("a", new Money(1)))))
                .startsWith("[\"{")
                .doesNotContain("\n");
    }

    @Test
    void aFormatGivesNoPermission() {
        EncodedValues values = RoundTrip.encodeAll(List.of(new Money(5), "text"));
        AllowedTypes elsewhere = AllowedTypes.beside(Test.class, ResultTypes.of(Set.of()), Exceptions.AS_RESULTS);
        assertThatThrownBy(() -> RoundTrip.decodeAll(values, elsewhere))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("the type " + Money.class.getName() + " is not allowed");
        AllowedTypes allowed =
                AllowedTypes.beside(Test.class, ResultTypes.of(Set.of(Money.class)), Exceptions.AS_RESULTS);
        assertThat(RoundTrip.decodeAll(values, allowed)).containsExactly(new Money(5), "text");
    }

    @Test
    void whatAFormatDoesWrongIsAnErrorThatNamesIt() {
        String format = JacksonFormat.class.getName();
        assertThatThrownBy(() -> RoundTrip.encode(List.of(1, new Failing(1))))
                .isInstanceOf(EncodingException.class)
                .hasMessage("value[1]: " + Failing.class.getName() + " can't be encoded by " + format
                        + " (java.lang.IllegalStateException: can't write it)")
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> RoundTrip.encode(new Forgetful(1))).hasMessageContaining("it wrote null");
        assertThatThrownBy(() -> RoundTrip.toWorker(new Twisted(1)))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("can't be decoded by " + format + " (it read a java.lang.String)");
        EncodedValues broken = RoundTrip.values(Money.class.getName(), "[\"{\",\"5\"]");
        assertThatThrownBy(() -> RoundTrip.decodeAll(broken, RoundTrip.parentTypes()))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("can't be decoded by " + format);
    }
}
