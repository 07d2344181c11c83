package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.Pool;
import io.github.processpool.SerializableFunction;
import io.github.processpool.TaskFailedException;
import io.github.processpool.core.testkit.NoLeaks;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** References to one method with several types, which the class that javac makes does not tell apart. */
@ExtendWith(NoLeaks.class)
class MethodReferencesIT {
    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = Pool.create(2);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    static <T> T same(T value) {
        return value;
    }

    /** Its method has a bridge. */
    interface Shown<T extends Number> extends SerializableFunction<T, String> {
        @Override
        String apply(T number);
    }

    static <T> Object castsWrongly(T value, Journal ran) {
        ran.add(value);
        Object text = "text";
        return (Integer) text;
    }

    @Test
    void eachIsTakenForWhatItIs() {
        String ofInt = pool.apply(String::valueOf, 5);
        String ofLong = pool.apply(String::valueOf, 6L);
        String ofList = pool.apply(String::valueOf, List.of(7));
        assertThat(List.of(ofInt, ofLong, ofList)).containsExactly("5", "6", "[7]");

        String text = pool.apply(MethodReferencesIT::same, "text");
        List<Integer> list = pool.apply(MethodReferencesIT::same, List.of(1, 2));
        assertThat(text).isEqualTo("text");
        assertThat(list).containsExactly(1, 2);

        boolean texts = pool.apply(Objects::equals, "a", "a");
        boolean ints = pool.apply(Objects::equals, 1, 2);
        assertThat(texts).isTrue();
        assertThat(ints).isFalse();
    }

    @Test
    void itIsSoForEveryItemOfAMap() {
        List<Integer> ints = List.of(1, 2, 3);
        List<Object> mixed = List.of(1, "two", 3L);

        assertThat(pool.map(MethodReferencesIT::same, ints)).isEqualTo(ints);
        assertThat(pool.map(MethodReferencesIT::same, mixed)).isEqualTo(mixed);
        assertThat(pool.map(Object::hashCode, ints)).isEqualTo(ints);
        assertThat(pool.map(Object::hashCode, mixed)).containsExactly(1, "two".hashCode(), 3);
    }

    @Test
    void aTaskThatFailsToCastSomethingItselfRunsOnce(@TempDir Path dir) {
        Journal ran = Journal.in(dir);

        assertThatThrownBy(() -> pool.apply(MethodReferencesIT::castsWrongly, 1, ran))
                .isInstanceOf(TaskFailedException.class)
                .hasCauseInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> pool.apply(MethodReferencesIT::castsWrongly, (Object) 2, ran))
                .isInstanceOf(TaskFailedException.class)
                .hasCauseInstanceOf(ClassCastException.class);

        assertThat(ran.lines()).containsExactly("1", "2");
    }

    @Test
    void interfacesWithBridgesAreNoDifferent() {
        Shown<Integer> ofInt = String::valueOf;
        Shown<Long> ofLong = String::valueOf;

        assertThat(pool.map(ofInt, List.of(1, 2))).containsExactly("1", "2");
        assertThat(pool.map(ofLong, List.of(3L, 4L))).containsExactly("3", "4");
    }

    @Test
    void objectsOfSeveralClassesMayBeBound() {
        List<Integer> list = List.of(1);
        Set<Integer> set = Set.of(2);

        String ofList = pool.apply(list::toString);
        String ofSet = pool.apply(set::toString);

        assertThat(ofList).isEqualTo("[1]");
        assertThat(ofSet).isEqualTo("[2]");
    }
}
