package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.EncodingException;
import io.github.processpool.Pool;
import io.github.processpool.core.codec.Constants.Counter;
import io.github.processpool.core.codec.Constants.Direction;
import io.github.processpool.core.codec.Constants.Level;
import io.github.processpool.core.codec.Constants.Operation;
import io.github.processpool.core.codec.Constants.Settings;
import io.github.processpool.core.testkit.NoLeaks;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Constants that code compares by identity, with a real worker, which has its own. */
@ExtendWith(NoLeaks.class)
class ConstantIT {

    static List<Boolean> areTheirs(List<?> values) {
        return List.of(
                values.get(0) == Level.LOW,
                values.get(1) == Constants.Json.NULL,
                values.get(2) == Operation.ADD,
                values.get(3) == Constants.Shape.NONE,
                values.get(4) == Constants.Base.FIRST,
                values.get(5) == Direction.NORTH,
                values.get(6) == Constants.Unit.METRE,
                values.get(7) == Constants.Lazy.instance(),
                values.get(8) == Constants.Strategy.MAX);
    }

    @Test
    void constantsAreThoseOfTheJvmWhereTheyArrive() {
        List<Object> values = List.of(
                Level.LOW,
                Constants.Json.NULL,
                Operation.ADD,
                Constants.Shape.NONE,
                Constants.Base.FIRST,
                Direction.NORTH,
                Constants.Unit.METRE,
                Constants.Lazy.instance(),
                Constants.Strategy.MAX);
        try (Pool pool = Pool.create(1)) {
            assertThat(pool.apply(ConstantIT::areTheirs, values)).containsOnly(true);
            List<?> back = pool.apply(x -> x, values.subList(0, 8));
            for (int i = 0; i < 8; i++) {
                assertThat(back.get(i)).isSameAs(values.get(i));
            }
            assertThat(pool.<Object>apply(() -> Constants.Json.NULL)).isSameAs(Constants.Json.NULL);
            assertThat(pool.<Boolean>apply(Operation.ADD::isAdd)).isTrue();
        }
    }

    @Test
    void whatWasChangedArrivesAsItWas() {
        try (Pool pool = Pool.create(1)) {
            Counter.COUNTER.count = 41;
            Settings.CURRENT.values.put("a", 7);
            assertThat(pool.map(Counter::next, List.of(Counter.COUNTER, Counter.COUNTER)))
                    .containsExactly(42, 42);
            assertThat(pool.<Settings, Integer>apply(s -> s.values.get("a"), Settings.CURRENT))
                    .isEqualTo(7);
            assertThat(pool.<Integer>apply(() -> Settings.CURRENT.values.size()))
                    .isZero();
        } finally {
            Counter.COUNTER.count = 0;
            Settings.CURRENT.values.clear();
        }
    }

    @Test
    void whatATaskChangesOfAConstantIsNotSeenByTheNext() {
        try (Pool pool = Pool.create(1)) {
            List<Counter> counters = Arrays.asList(Counter.COUNTER, Counter.COUNTER, Counter.COUNTER);
            assertThat(pool.map(Counter::next, counters)).containsExactly(1, 1, 1);
            assertThat(Counter.COUNTER.count).isZero();
        }
    }

    @Test
    void aConstantThatIsAnotherThereIsRefusedByName() {
        try (Pool pool = Pool.create(1)) {
            assertThatThrownBy(() -> pool.apply((Object x) -> x == Constants.Token.TOKEN, Constants.Token.TOKEN))
                    .isInstanceOf(EncodingException.class)
                    .hasMessageContaining("the constant " + Constants.Token.class.getName() + ".TOKEN is another one");
            assertThatThrownBy(() -> pool.apply(() -> Constants.Token.TOKEN))
                    .isInstanceOf(EncodingException.class)
                    .hasMessageContaining(".TOKEN is another one");
            assertThat(pool.<Constants.Stamp, Boolean>apply(Constants.Stamp.STAMP::equals, Constants.Stamp.STAMP))
                    .isTrue();
        }
    }
}
