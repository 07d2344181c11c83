package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.EncodingException;
import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesDecoderTest {
    private static final String POINT = Samples.Point.class.getName();
    private static final String CHECKED = Samples.Checked.class.getName();

    private static ValuesDecoder decoder(String of, String json) {
        return new ValuesDecoder(RoundTrip.values(of, json), RoundTrip.parentTypes(), "result");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"$\":5}",
                "{\"x\":{\"y\":[1,2]}}",
                "{\"$\":\"no.such.Type\",\"v\":{\"a\":[[{}]]}}",
                "{\"$\":\"long\"}",
                "{\"$\":\"long\",\"v\":\"5\"}",
                "{\"$\":\"long\",\"v\":5.5}",
                "{\"$\":\"long\",\"v\":99999999999999999999}",
                "{\"$\":\"long\",\"v\":null}",
                "{\"$\":\"long\",\"v\":5,\"w\":[6]}",
                "{\"$\":\"long\",\"what\":\"x\",\"v\":5}",
                "{\"$\":\"byte\",\"v\":128}",
                "{\"$\":\"short\",\"v\":32768}",
                "{\"$\":\"char\",\"v\":\"ab\"}",
                "{\"$\":\"boolean\",\"v\":1}",
                "{\"$\":\"double\",\"v\":\"nan\"}",
                "99999999999",
                "[1,{\"$\":\"x\"},[[2]]]",
                "{\"$\":\"int[]\",\"v\":[1,\"2\",[3]]}",
                "{\"$\":\"int[]\",\"v\":{}}",
                "{\"$\":\"[I\",\"v\":[]}",
                "{\"$\":\"[]\",\"v\":[]}",
                "{\"$\":\"\",\"v\":[]}",
                "{\"$\":\"void\",\"v\":[]}",
                "{\"$\":\"java.lang.Thread\",\"v\":{}}",
                "{\"$\":\"java.lang.Integer\",\"v\":5}",
                "{\"$\":\"java.util.List\",\"v\":[]}",
                "{\"$\":\"java.util.ImmutableCollections$ListN\",\"v\":[]}",
                "{\"$\":\"java.util.HashSet\",\"of\":\"java.util.HashSet\",\"v\":[[]]}",
                "{\"$\":\"java.util.TreeSet\",\"v\":[1,\"a\",[]]}",
                "{\"$\":\"java.util.TreeSet\",\"order\":\"x\",\"v\":[1]}",
                "{\"$\":\"java.util.ArrayDeque\",\"v\":[null,[1]]}",
                "{\"$\":\"java.util.HashMap\",\"v\":[1]}",
                "{\"$\":\"java.util.EnumSet\",\"v\":[]}",
                "{\"$\":\"java.util.EnumSet\",\"of\":\"long\",\"v\":[]}",
                "{\"$\":\"java.time.LocalDate\",\"v\":\"yesterday\"}",
                "{\"$\":\"java.util.Optional\",\"v\":[null]}",
                "{\"$\":\"java.util.OptionalInt\",\"v\":[\"x\"]}",
                "{\"$\":\"java.util.Map$Entry\",\"v\":[1]}",
                "{\"$\":\"java.util.regex.Pattern\",\"v\":[\"(\",0]}",
                "{\"$\":\"java.lang.Class\",\"v\":\"no.such.Type\"}",
                "{\"$\":\"java.util.concurrent.TimeUnit\",\"v\":\"AEONS\"}",
                "{\"$\":\"function\",\"v\":{\"capturingClass\":\"x\"}}",
                "{\"$\":\"java.lang.RuntimeException\",\"v\":{\"class\":\"java.lang.Error\",\"frames\":[[]]}}",
            })
    void aValueThatCantBeHadDoesNotHarmTheNext(String broken) {
        try (ValuesDecoder decoder = decoder(null, "[" + broken + ",\"next\"," + broken + "]")) {
            assertThatThrownBy(decoder::next)
                    .isInstanceOf(EncodingException.class)
                    .hasMessageStartingWith("result");
            assertThat(decoder.hasNext()).isTrue();
            assertThat(decoder.next()).isEqualTo("next");
            assertThatThrownBy(decoder::next).isInstanceOf(EncodingException.class);
            assertThat(decoder.hasNext()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"x\":1}",
                "{\"x\":1,\"y\":2,\"z\":[3]}",
                "{\"x\":1,\"x\":2}",
                "{\"x\":1,\"z\":2}",
                "{\"x\":1,\"y\":null}",
                "{\"x\":1,\"y\":\"2\"}",
                "[1,2]",
                "5"
            })
    void anObjectOfTheWrongShapeDoesNotHarmTheNext(String broken) {
        try (ValuesDecoder decoder = decoder(POINT, "[" + broken + ",{\"x\":1,\"y\":2},null]")) {
            assertThatThrownBy(decoder::next)
                    .isInstanceOf(EncodingException.class)
                    .hasMessageStartingWith("result");
            assertThat(decoder.next()).isEqualTo(new Samples.Point(1, 2));
            assertThat(decoder.next()).isNull();
            assertThat(decoder.hasNext()).isFalse();
        }
    }

    @Test
    void valuesThatSayTheSameTypeAreReadWhateverStandsBetweenThem() {
        String json = "[{\"$\":\"long\",\"v\":1},{\"$\":\"long\",\"v\":2},{\"$\":\"long\",\"v\":\"x\"},"
                + "{\"$\":\"byte\",\"v\":3},{\"$\":\"java.util.ArrayDeque\",\"of\":\"long\",\"v\":[4]},"
                + "{\"$\":\"java.util.ArrayDeque\",\"v\":[{\"$\":\"byte\",\"v\":5}]},{\"$\":\"long\",\"v\":6},"
                + "\"\\n\",{\"$\":\"long\",\"v\":7},-0,{\"$\":\"long\",\"v\":8}]"; // Jackson reads from the -0 on
        try (ValuesDecoder decoder = decoder(null, json)) {
            assertThat(decoder.next()).isEqualTo(1L);
            assertThat(decoder.next()).isEqualTo(2L);
            assertThatThrownBy(decoder::next).isInstanceOf(EncodingException.class);
            assertThat(decoder.next()).isEqualTo((byte) 3);
            assertThat((Collection<?>) decoder.next()).singleElement().isEqualTo(4L);
            assertThat((Collection<?>) decoder.next()).singleElement().isEqualTo((byte) 5);
            assertThat(decoder.next()).isEqualTo(6L);
            assertThat(decoder.next()).isEqualTo("\n");
            assertThat(decoder.next()).isEqualTo(7L);
            assertThat(decoder.next()).isEqualTo(0);
            assertThat(decoder.next()).isEqualTo(8L);
            assertThat(decoder.hasNext()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5,", "5}", "5,\"w\":6", "}"})
    void aValueThatBreaksOffBehindAnExpectedTypeIsMalformed(String end) {
        ValuesDecoder decoder = decoder(null, "[{\"$\":\"long\",\"v\":1},{\"$\":\"long\",\"v\":" + end);
        assertThat(decoder.next()).isEqualTo(1L);
        assertThatThrownBy(() -> {
                    while (decoder.hasNext()) {
                        decoder.next();
                    }
                })
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void keysThatComeAgainAreTheSameObject() {
        List<Map<String, Integer>> sent = List.of(Map.of("name", 1), Map.of("name", 2));

        List<?> arrived = (List<?>) RoundTrip.toWorker(sent);

        assertThat(arrived).isEqualTo(sent);
        assertThat(onlyKey(arrived.get(0))).isSameAs(onlyKey(arrived.get(1)));
    }

    @Test
    void keysThatAreTwoObjectsStayTwo() {
        IdentityHashMap<String, Integer> sent = new IdentityHashMap<>();
        sent.put(String.valueOf(new char[] {'a'}), 1);
        sent.put(String.valueOf(new char[] {'a'}), 2);

        assertThat(((Map<?, ?>) RoundTrip.toWorker(sent)).values()).hasSize(2);
    }

    @Test
    void aMapIsWhatItsEntriesAre() {
        assertThat(RoundTrip.toWorker(new Delegating())).isEqualTo(Map.of("a", 1));
    }

    /** What it inherits is empty. */
    private static final class Delegating extends HashMap<String, Integer> {
        private static final Map<String, Integer> INNER = Map.of("a", 1);

        @Override
        public Set<Map.Entry<String, Integer>> entrySet() {
            return INNER.entrySet();
        }

        @Override
        public int size() {
            return INNER.size();
        }
    }

    private static Object onlyKey(Object map) {
        return ((Map<?, ?>) map).keySet().iterator().next();
    }

    @Test
    void keysThatLookAlikeAreToldApart() {
        List<Map<String, Integer>> sent = new ArrayList<>();
        for (String key :
                List.of("", "a", "b", "a1z", "a2z", "a1z", "a", "", "\u00e4", "\u00e5", "a\u00e4z", "a\n", "a2z")) {
            sent.add(Map.of(key, 1));
        }

        assertThat(RoundTrip.toWorker(sent)).isEqualTo(sent);
    }

    @Test
    void aHintThatIsNotAllowedFailsEachValue() {
        try (ValuesDecoder decoder = decoder("no.such.Type", "[[1],{\"a\":2}]")) {
            assertThatThrownBy(decoder::next)
                    .isInstanceOf(EncodingException.class)
                    .hasMessageContaining("no.such.Type");
            assertThatThrownBy(decoder::next)
                    .isInstanceOf(EncodingException.class)
                    .hasMessageContaining("no.such.Type");
            assertThat(decoder.hasNext()).isFalse();
        }
    }

    @Test
    void aConstructorThatThrowsIsTheCause() {
        try (ValuesDecoder decoder = decoder(null, "[{\"$\":\"" + CHECKED + "\",\"v\":{\"positive\":-1}},1]")) {
            assertThatThrownBy(decoder::next)
                    .isInstanceOf(EncodingException.class)
                    .hasMessageContaining("negative: -1")
                    .hasCauseInstanceOf(IllegalArgumentException.class);
            assertThat(decoder.next()).isEqualTo(1);
        }
    }

    @Test
    void thePathLeadsToWhatCantBeHad() {
        String box = Samples.Box.class.getName();
        String json = "[[1,{\"$\":\"" + box + "\",\"v\":{\"content\":[0,{\"$\":\"java.lang.Thread\",\"v\":[]}]}}]]";
        try (ValuesDecoder decoder = decoder(null, json)) {
            assertThatThrownBy(decoder::next)
                    .hasMessageStartingWith("result[1].content[1]: java.lang.Thread can't be decoded");
        }
    }

    @Test
    void aValueOfAnotherTypeThanDeclaredIsRefused() {
        try (ValuesDecoder decoder = decoder(Samples.Order.class.getName(), "[{\"name\":\"a\",\"customer\":5}]")) {
            assertThatThrownBy(decoder::next).isInstanceOf(EncodingException.class);
        }
        String mixed = Samples.Mixed.class.getName();
        try (ValuesDecoder decoder = decoder(mixed, "[{\"points\":{\"$\":\"long\",\"v\":1}}]")) {
            assertThatThrownBy(decoder::next)
                    .hasMessageContaining("result.points: expected java.util.List, but there is java.lang.Long");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1",
                "[1,",
                "[1,}",
                "[1 2]",
                "[1,nul]",
                "[1,\"a",
                "[1,{\"$\":\"long\",]",
                "[1]]",
                "[1]2",
                "[1,\u0001]"
            })
    void malformedJsonEndsIt(String json) {
        ValuesDecoder decoder = decoder(null, json);
        assertThat(decoder.next()).isEqualTo(1);
        assertThatThrownBy(() -> {
                    while (decoder.hasNext()) {
                        decoder.next();
                    }
                })
                .isInstanceOf(MalformedJsonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "{}", "x"})
    void whatIsNoArrayIsMalformed(String json) {
        assertThatThrownBy(() -> decoder(null, json)).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void extremeNestingIsMalformed() {
        ValuesDecoder decoder = decoder(null, "[" + "[".repeat(100_000) + "]".repeat(100_000) + "]");
        assertThatThrownBy(decoder::next).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void thereIsNothingAfterTheEnd() {
        ValuesDecoder decoder = decoder(null, "[1]");
        assertThat(decoder.next()).isEqualTo(1);
        assertThatThrownBy(decoder::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aPartOfABufferIsRead() {
        EncodedValues all = RoundTrip.values(null, "xx[1,2]yy");
        EncodedValues part = new EncodedValues(null, 2, all.bytes(), 2, 7);
        assertThat(RoundTrip.decodeAll(part, RoundTrip.parentTypes())).containsExactly(1, 2);
    }
}
