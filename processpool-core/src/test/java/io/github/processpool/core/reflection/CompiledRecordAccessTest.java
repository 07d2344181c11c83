package io.github.processpool.core.reflection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompiledRecordAccessTest {
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Everything(
            boolean a,
            byte b,
            short c,
            char d,
            int e,
            long f,
            float g,
            double h,
            String i,
            int[] j,
            List<String>[] k) {}

    private record Nothing() {}

    private record Rare(long count, @Nullable Object x) {}

    record Failing(int before, int broken, int after) {
        @Override
        public int broken() {
            throw new IllegalStateException("out of order");
        }
    }

    record Strict(String text) {
        Strict {
            Objects.requireNonNull(text, "text");
        }
    }

    private static RecordAccess access(Class<?> type) {
        RecordAccess access = CompiledRecordAccess.of(type, type.getRecordComponents());
        assertThat(access).isNotNull();
        return access;
    }

    private static @Nullable Object[] read(Object owner) throws Throwable {
        @Nullable Object[] values = new Object[owner.getClass().getRecordComponents().length];
        access(owner.getClass()).read(owner, values);
        return values;
    }

    @Test
    void readsAndMakesComponentsOfEveryKind() throws Throwable {
        @SuppressWarnings({"unchecked", "rawtypes"})
        List<String>[] lists = new List[] {List.of("x")};
        int[] ints = {1, 2};
        Object[] values = {
            true, (byte) -1, (short) 300, 'ä', 1 << 30, 1L << 60, 1.5f, Double.MIN_VALUE, "text", ints, lists
        };

        Object made = access(Everything.class).create(values);

        assertThat(made).isInstanceOf(Everything.class);
        assertThat(read(made)).containsExactly(values);
    }

    @Test
    void takesNullsAndRecordsWithoutComponents() throws Throwable {
        assertThat(access(Nothing.class).create(new Object[0])).isEqualTo(new Nothing());
        assertThat(read(new Nothing())).isEmpty();
        assertThat(access(Rare.class).create(new Object[] {7L, null})).isEqualTo(new Rare(7, null));
        assertThat(read(new Rare(7, null))).containsExactly(7L, null);
    }

    @Test
    void accessorThatThrowsLeavesItsPlaceAndThoseBehindItAsTheyWere() {
        @Nullable Object[] values = new Object[3];
        Arrays.fill(values, "unread");

        assertThatThrownBy(() -> access(Failing.class).read(new Failing(1, 2, 3), values))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("out of order");

        assertThat(values).containsExactly(1, "unread", "unread");
    }

    @Test
    void constructorsOwnExceptionComesOut() {
        assertThatThrownBy(() -> access(Strict.class).create(new Object[] {null}))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("text");
    }
}
