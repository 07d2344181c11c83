package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainRunTest {
    @Test
    void numbersTextsWordsAndNullAreTakenWithoutAParser() {
        assertThat(taken(
                        "[0,-12,2147483647,-2147483648,\"\",\"a b~\",true,false,null,0.5,-0.0,1.5E-300,12.25e+2]",
                        false))
                .containsExactly(
                        0,
                        -12,
                        Integer.MAX_VALUE,
                        Integer.MIN_VALUE,
                        "",
                        "a b~",
                        true,
                        false,
                        null,
                        0.5,
                        -0.0,
                        1.5E-300,
                        1225.0);
    }

    @Test
    void allNumbersOfARunOfLongsAreLongs() {
        assertThat(taken("[1,null,-999999999999999999]", true)).containsExactly(1L, null, -999_999_999_999_999_999L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1,[2]]", "[1,{}]", "[1,\"\\n\"]", "[1,\"\u00fc\"]", "[1,2147483648]", "[1,-0]", "[1,01]", "[1,1.]",
                        "[1,.5]",
                "[1,1.5E]", "[1,1.5E+]", "[1,1e5]", "[1,1.5x]", "[1,tru]", "[1,truex]", "[1,nul", "[1,\"a]",
                        "[1,\"a\"b]",
                "[1, 2]", "[1,]", "[1,-]", "[1,2"
            })
    void whateverLooksDifferentIsLeftToTheParser(String array) {
        PlainRun run = run(array, false);

        assertThat(run.next()).isEqualTo(1);
        assertThat(run.next()).isSameAs(PlainRun.NONE);
        assertThat(run.taken()).isEqualTo(1);
        assertThat(run.hasEnded()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,0.5]", "[1,\"a\"]", "[1,true]"})
    void aRunOfLongsTakesNothingElse(String array) {
        PlainRun run = run(array, true);

        assertThat(run.next()).isEqualTo(1L);
        assertThat(run.next()).isSameAs(PlainRun.NONE);
    }

    @Test
    void whatIsWrittenPlainlyIsReadBack() {
        List<@Nullable Object> values = Arrays.asList(
                7, "x", null, true, 0.1, -1e-9, Double.MAX_VALUE, Double.MIN_VALUE, 1e21, Integer.MIN_VALUE);
        Bytes bytes = new Bytes(16);
        for (int i = 0; i < values.size(); i++) {
            bytes.write(i == 0 ? '[' : ',');
            assertThat(PlainValues.write(bytes, null, values.get(i))).isTrue();
        }
        bytes.write(']');

        assertThat(taken(bytes.text(), false)).isEqualTo(values);
    }

    private static List<@Nullable Object> taken(String array, boolean longs) {
        PlainRun run = run(array, longs);
        List<@Nullable Object> values = new ArrayList<>();
        while (!run.hasEnded()) {
            Object value = run.next();
            assertThat(value).isNotSameAs(PlainRun.NONE);
            values.add(value);
        }
        return values;
    }

    private static PlainRun run(String array, boolean longs) {
        byte[] bytes = array.getBytes(StandardCharsets.UTF_8);
        return new PlainRun(bytes, 0, bytes.length, longs);
    }
}
