package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.HashBiMap;
import com.google.common.collect.ImmutableList;
import io.github.processpool.EncodingException;
import io.github.processpool.Pool;
import io.github.processpool.core.testkit.NoLeaks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Classes with forms of their own, and real workers. */
@ExtendWith(NoLeaks.class)
class SerialFilterIT {

    @Test
    void filterOfTheJvmDecidesAboutClassesWithHooks() {
        String filter = "-Djdk.serialFilter=!" + SerialSamples.Account.class.getName() + ";maxarray=3";
        try (Pool pool = Pool.builder().workers(1).jvmOptions(filter).build()) {
            assertThat(pool.<Object, Object>apply(x -> x, new SerialSamples.Many(1, List.of(2))))
                    .isEqualTo(new SerialSamples.Many(1, List.of(2)));
            for (Object refused : List.of(
                    new SerialSamples.Account(1),
                    new SerialSamples.Savings(1, "s", "o"),
                    new SerialSamples.Many(List.of(1, 2, 3, 4)))) {
                assertThatThrownBy(() -> pool.<Object, Object>apply(x -> x, refused))
                        .isInstanceOf(EncodingException.class)
                        .hasMessageContaining("argument")
                        .hasMessageContaining("filter for serialized objects");
            }
            assertThat(pool.<Object, Object>apply(x -> x, new Samples.Point(1, 2)))
                    .isEqualTo(new Samples.Point(1, 2));
        }
    }

    @Test
    void aClassWithALockWorksOnBothSides() {
        try (Pool pool = Pool.create(1)) {
            SerialSamples.Account account = new SerialSamples.Account(5);
            assertThat(pool.<SerialSamples.Account, Integer>apply(a -> a.add(1), account))
                    .isEqualTo(6);
            SerialSamples.Account back = pool.apply(SerialSamples.Account::new, 7);
            assertThat(back.add(1)).isEqualTo(8);
            assertThat(pool.apply(() -> account.add(2))).isEqualTo(7);
        }
    }

    @Test
    void tablesFindTheirKeysInAnotherJvm() {
        SerialSamples.Table table =
                new SerialSamples.Table().with(Samples.Color.GREEN, 3).with(Samples.Color.RED, 4);
        try (Pool pool = Pool.create(1)) {
            assertThat(pool.<SerialSamples.Table, Integer>apply(t -> t.get(Samples.Color.RED), table))
                    .isEqualTo(4);
            SerialSamples.Table back = pool.apply(x -> new SerialSamples.Table().with(Samples.Color.RED, x), 9);
            assertThat(back.get(Samples.Color.RED)).isEqualTo(9);
        }
    }

    @Test
    void collectionsOfLibrariesAreTakenGivenBackAndCaptured() {
        ImmutableList<Integer> list = ImmutableList.of(1, 2);
        try (Pool pool = Pool.create(1)) {
            assertThat(pool.apply((ImmutableList<Integer> l) -> l.reverse().toString(), list))
                    .isEqualTo("[2, 1]");
            ImmutableList<Integer> back = pool.apply(x -> ImmutableList.of(x, 5), 4);
            assertThat(back).isEqualTo(ImmutableList.of(4, 5));
            assertThat(pool.map(x -> ImmutableList.of(x), List.of(1, 2, 3)))
                    .isEqualTo(List.of(List.of(1), List.of(2), List.of(3)));
            assertThat(pool.apply(() -> list.reverse().get(0))).isEqualTo(2);
            List<Integer> standard = list;
            assertThat(pool.apply(() -> standard.getClass().getSimpleName())).isEqualTo("ArrayList");
            HashBiMap<String, Integer> map = HashBiMap.create(Map.of("a", 1));
            assertThat(pool.apply(map::inverse).toString()).isEqualTo("{1=a}");
        }
    }

    @Test
    void whatAHookThrowsFailsItsItemAlone() {
        try (Pool pool = Pool.create(2)) {
            assertThatThrownBy(() ->
                            pool.map(x -> new SerialFormTest.Failing(x == 2 ? "reading" : "", 1), List.of(1, 2, 3)))
                    .isInstanceOf(EncodingException.class)
                    .hasMessageContaining("item 1")
                    .hasMessageContaining("its readObject method threw java.io.InvalidObjectException: wrong at 1");
            assertThat(pool.mapSettled(x -> new SerialFormTest.Failing(x == 2 ? "writing" : "", 1), List.of(1, 2, 3)))
                    .extracting(outcome -> outcome.getClass().getSimpleName())
                    .containsExactly("Success", "Failure", "Success");
        }
    }
}
