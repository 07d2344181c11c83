package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.base.Optional;
import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import io.github.processpool.EncodingException;
import io.github.processpool.Outcome;
import io.github.processpool.Pool;
import io.github.processpool.SerializableCallable;
import io.github.processpool.core.testkit.NoLeaks;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Results of other people's types, with a real worker. */
@ExtendWith(NoLeaks.class)
class AllowedResultsIT {
    private static final Pattern NAME = Pattern.compile("allowResultTypes\\(\"(.*)\"\\)");

    static JsonNode parse(String text) {
        return JsonMapper.shared().readTree(text);
    }

    static Optional<Integer> some(int value) {
        return Optional.of(value);
    }

    static HashCode hash(String text) {
        return Hashing.murmur3_128().hashUnencodedChars(text);
    }

    @Test
    void aDeclaredTypeArrivesWhateverClassItIsOf() {
        try (Pool pool = Pool.create(1)) {
            String json = "{\"a\":[1,{\"b\":null}]}";
            assertThat(pool.apply(AllowedResultsIT::parse, json)).isEqualTo(parse(json));
            assertThat(pool.map(AllowedResultsIT::parse, List.of("[1]", "{}")))
                    .containsExactly(parse("[1]"), parse("{}"));
            assertThat(pool.apply(AllowedResultsIT::some, 5)).isEqualTo(Optional.of(5));
            assertThat(pool.apply(AllowedResultsIT::hash, "x")).isEqualTo(hash("x"));
        }
    }

    @Test
    void theTypeOfAnItemIsAllowedInAllCallsOfMany() {
        List<Object> items = List.of(hash("x"), List.of(hash("y")), "z");
        try (Pool pool = Pool.create(1)) {
            assertThat(pool.map(x -> x, items)).isEqualTo(items);
            assertThat(pool.mapSettled(x -> x, items)).allMatch(outcome -> outcome instanceof Outcome.Success);
            try (Stream<Object> results = pool.imap(x -> x, items)) {
                assertThat(results).containsExactlyElementsOf(items);
            }
        }
    }

    private static final SerializableCallable<Object> HIDDEN = () -> List.of(some(5), hash("x"));

    /** Follows the advice of each message, until there is none. */
    @Test
    void whatTheErrorSaysToAllowCanBeAllowed() throws Exception {
        Pool.Builder builder = Pool.builder().workers(1);
        String first = refusedName(builder);
        assertThat(first).isEqualTo("com.google.common.base.Present");
        builder.allowResultTypes(first);
        String second = refusedName(builder);
        assertThat(second).isEqualTo("com.google.common.hash.HashCode$BytesHashCode");
        try (Pool pool = builder.allowResultTypes(second).build()) {
            assertThat(pool.apply(HIDDEN)).isEqualTo(HIDDEN.call());
        }
    }

    private static String refusedName(Pool.Builder builder) {
        try (Pool pool = builder.build()) {
            EncodingException refused = catchThrowableOfType(EncodingException.class, () -> pool.apply(HIDDEN));
            assertThat(refused).isNotNull();
            Matcher name = NAME.matcher(refused.getMessage());
            assertThat(name.find()).as(refused.getMessage()).isTrue();
            return name.group(1);
        }
    }

    @Test
    void aPackageCanBeAllowedAndAClassByItself() throws Exception {
        try (Pool pool = Pool.builder()
                .workers(1)
                .allowResultTypes("com.google.common.base.*", "com.google.common.hash.*", "no.such.Type")
                .allowResultTypes(Offset.class)
                .build()) {
            assertThat(pool.apply(HIDDEN)).isEqualTo(HIDDEN.call());
            SerializableCallable<Object> offset = () -> Offset.offset(1);
            assertThat(pool.apply(offset)).isEqualTo(Offset.offset(1));
        }
    }

    @Test
    void aNameOfTheJdkIsRefusedAtTheCallAndChangesNothing() {
        Pool.Builder builder = Pool.builder().workers(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.allowResultTypes("com.google.common.base.*", "java.util.concurrent.*"));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.allowResultTypes(" "));
        assertThat(refusedName(builder)).isEqualTo("com.google.common.base.Present");
    }
}
