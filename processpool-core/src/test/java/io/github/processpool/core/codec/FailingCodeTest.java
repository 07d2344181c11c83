package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.EncodingException;
import io.github.processpool.SerializableCallable;
import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.codec.Trap.Reading;
import io.github.processpool.core.codec.Trap.Side;
import io.github.processpool.core.codec.Trap.What;
import io.github.processpool.core.codec.Trap.Writing;
import io.github.processpool.core.testkit.WorkerTypes;
import io.github.processpool.core.types.TypeResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an application's code throws while a value is written or read, the values beside it are what they were. */
class FailingCodeTest {
    private static Trap trap(What what) {
        return new Trap(Side.WHILE_SET, what);
    }

    private static Trap harmless() {
        return new Trap(Side.NOWHERE, What.ERROR);
    }

    static Stream<Arguments> readings() {
        return Stream.of(Reading.values())
                .flatMap(reading -> Stream.of(What.values()).map(what -> Arguments.of(reading, what)));
    }

    static Stream<Arguments> writings() {
        return Stream.of(Writing.values())
                .flatMap(writing -> Stream.of(What.values()).map(what -> Arguments.of(writing, what)));
    }

    @ParameterizedTest
    @MethodSource("readings")
    void aValueThatCantBeReadFailsAlone(Reading reading, What what) {
        List<Object> values = List.of(
                reading.value(0, harmless()),
                reading.value(1, trap(what)),
                reading.value(2, harmless()),
                reading.value(3, trap(what)),
                "last");
        EncodedValues encoded = RoundTrip.encodeAll(values);

        Trap.whileSet(() -> {
            assertReads(encoded, RoundTrip.workerTypes(), values);
            assertReads(encoded, RoundTrip.parentTypes(), values);
        });
    }

    private static void assertReads(EncodedValues encoded, TypeResolver types, List<Object> sent) {
        try (ValuesDecoder decoder = new ValuesDecoder(encoded, types)) {
            assertThat(decoder.next()).isEqualTo(sent.get(0));
            assertThatThrownBy(decoder::next)
                    .isInstanceOf(EncodingException.class)
                    .hasMessageStartingWith("value");
            assertThat(decoder.next()).isEqualTo(sent.get(2));
            assertThatThrownBy(decoder::next).isInstanceOf(EncodingException.class);
            assertThat(decoder.next()).isEqualTo("last");
            assertThat(decoder.hasNext()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("writings")
    void aValueThatCantBeWrittenFailsAlone(Writing writing, What what) {
        ValuesEncoder encoder = new ValuesEncoder();
        encoder.add(writing.value(0, harmless()), "value");
        Trap.whileSet(() -> assertThatThrownBy(() -> encoder.add(writing.value(1, trap(what)), "value"))
                .isInstanceOf(EncodingException.class)
                .hasMessageStartingWith("value"));
        encoder.add(writing.value(2, harmless()), "value");

        List<Object> read = RoundTrip.decodeAll(encoder.finish(), RoundTrip.workerTypes());

        assertThat(read).containsExactly(writing.value(0, harmless()), writing.value(2, harmless()));
    }

    @ParameterizedTest
    @EnumSource(What.class)
    void whatWasThrownIsTheCause(What what) {
        EncodedValues encoded = RoundTrip.encode(Reading.HASH_OF_AN_ELEMENT.value(1, trap(what)));
        Trap.whileSet(() -> {
            try (ValuesDecoder decoder = new ValuesDecoder(encoded, RoundTrip.workerTypes())) {
                assertThatThrownBy(decoder::next)
                        .hasCauseExactlyInstanceOf(what.make().getClass());
            }
        });
    }

    @Test
    void aFormatThatFailsToLookAtAClassFailsItsValuesAlone() {
        ValuesEncoder encoder = new ValuesEncoder();
        encoder.add(new Samples.Point(1, 2), "value");
        assertThat(encoder.fits(new Trap.Unlooked(1))).isFalse();
        ValuesEncoder other = new ValuesEncoder();
        assertThatThrownBy(() -> other.add(new Trap.Unlooked(1), "value"))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("can't look at it");
        other.add("next", "value");
        assertThat(RoundTrip.decodeAll(other.finish(), RoundTrip.workerTypes())).containsExactly("next");
    }

    @ParameterizedTest
    @EnumSource(What.class)
    void aFunctionWhoseCapturedValueFailsIsAnErrorThatSaysSo(What what) {
        FunctionEncoder encoder = new FunctionEncoder(Set.of());
        Object unwritten = Writing.ACCESSOR.value(1, trap(what));
        Object unread = Reading.HASH_OF_AN_ELEMENT.value(1, trap(what));
        SerializableCallable<Object> written = () -> unwritten;
        SerializableCallable<Object> read = () -> unread;
        byte[] json = encoder.encode(read).json();

        Trap.whileSet(() -> {
            assertThatThrownBy(() -> encoder.encode(written)).isInstanceOf(EncodingException.class);
            FunctionDecoder decoder =
                    new FunctionDecoder(WorkerTypes.of(getClass().getClassLoader()));
            assertThatThrownBy(() -> decoder.read(json, 0, json.length))
                    .isInstanceOf(EncodingException.class)
                    .hasMessageStartingWith("function");
        });
    }

    /** Describes itself as a lambda does, or would. */
    static final class Undescribed implements SerializableCallable<Object> {
        @Override
        public Object call() {
            return 1;
        }

        @SuppressWarnings("UnusedMethod") // the hook
        private Object writeReplace() {
            throw new Error("not now");
        }
    }

    @Test
    void anObjectThatFailsToDescribeItselfIsAnErrorThatSaysSo() {
        assertThatThrownBy(() -> new FunctionEncoder(Set.of()).encode(new Undescribed()))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("not now");
    }

    /** Holds something that fails. */
    static final class HoldingException extends Exception {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings({"unused", "UnusedVariable"}) // travels
        private final Object held;

        HoldingException(Object held) {
            super("message");
            this.held = held;
        }
    }

    @ParameterizedTest
    @EnumSource(What.class)
    void anExceptionArrivesWithoutTheFieldThatFails(What what) {
        Exception outer = new Exception("outer", new HoldingException(Writing.ACCESSOR.value(1, trap(what))));
        Exception inner = new Exception("outer", new HoldingException(Reading.DEEP.value(1, trap(what))));
        byte[] readable = ErrorEncoder.encode(inner);

        Trap.whileSet(() -> {
            for (byte[] json : List.of(ErrorEncoder.encode(outer), readable)) {
                Throwable copy = ErrorDecoder.decode(json, 0, json.length, RoundTrip.parentTypes());
                assertThat(copy).hasMessage("outer").cause().isExactlyInstanceOf(HoldingException.class);
                assertThat(((HoldingException) copy.getCause()).held).isNull();
                assertThat(copy.getCause()).hasMessage("message");
            }
        });
    }

    @Test
    void anOverflowInTheReaderItselfCostsThatValueAlone() throws InterruptedException {
        List<Object> values = new ArrayList<>();
        for (int depth = 10; depth < 480; depth += 5) {
            values.add(nested(depth));
            values.add(depth);
        }
        EncodedValues encoded = RoundTrip.encodeAll(values);
        RoundTrip.decodeAll(encoded, RoundTrip.workerTypes()); // so that no class is loaded where there is no room
        List<Object> read = new ArrayList<>();

        Thread small = new Thread(null, () -> readAll(encoded, read), "small stack", 1);
        small.start();
        small.join();

        assertThat(read).hasSameSizeAs(values);
        for (int i = 0; i < values.size(); i += 2) {
            assertThat(read.get(i + 1)).isEqualTo(values.get(i + 1));
            assertThat(shown(read.get(i))).isIn(shown(values.get(i)), "failed");
        }
    }

    private static void readAll(EncodedValues encoded, List<Object> read) {
        try (ValuesDecoder decoder = new ValuesDecoder(encoded, RoundTrip.workerTypes())) {
            while (decoder.hasNext()) {
                read.add(readNext(decoder));
            }
        }
    }

    private static Object readNext(ValuesDecoder decoder) {
        try {
            return decoder.next();
        } catch (EncodingException e) {
            return "failed";
        }
    }

    private static Object nested(int depth) {
        Object value = "\ud800"; // which is not read by hand
        for (int i = 0; i < depth; i++) {
            value = new Object[] {i, value};
        }
        return value;
    }

    private static String shown(Object value) {
        return value instanceof String text ? text : RoundTrip.show(value);
    }
}
