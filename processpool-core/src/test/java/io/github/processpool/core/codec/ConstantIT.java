package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.EncodingException;
import io.github.processpool.Outcome;
import io.github.processpool.Pool;
import io.github.processpool.core.codec.Constants.Counter;
import io.github.processpool.core.codec.Constants.Direction;
import io.github.processpool.core.codec.Constants.Level;
import io.github.processpool.core.codec.Constants.Operation;
import io.github.processpool.core.codec.Constants.Settings;
import io.github.processpool.core.testkit.NoLeaks;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

    /** Can't be initialised in a worker that has the variable. */
    static final class Unavailable {
        static final Unavailable HERE = new Unavailable();

        static {
            if (System.getenv("CONSTANTS_UNAVAILABLE") != null) {
                throw new IllegalStateException("not in this JVM");
            }
        }
    }

    @Test
    void aConstantThatIsNotThereSaysWhyAndOthersArrive() {
        Map<String, String> variables = Map.of("CONSTANTS_UNAVAILABLE", "1");
        try (Pool pool = Pool.builder().workers(1).environment(variables).build()) {
            List<Object> values = Arrays.asList(1, Unavailable.HERE, Level.LOW);
            List<Outcome<Boolean>> outcomes = pool.mapSettled(x -> x == Level.LOW, values);
            assertThat(outcomes.get(0)).isEqualTo(new Outcome.Success<>(false));
            assertThat(((Outcome.Failure<Boolean>) outcomes.get(1)).error())
                    .isInstanceOf(EncodingException.class)
                    .hasMessageContaining("the constant " + Unavailable.class.getName()
                            + ".HERE is not there, since the static initialiser of its class failed");
            assertThat(outcomes.get(2)).isEqualTo(new Outcome.Success<>(true));
        }
    }

    @Test
    void aConstantThatIsAnotherThereIsRefusedByName() {
        try (Pool pool = Pool.create(1)) {
            assertThatThrownBy(() -> pool.apply((Object x) -> x == Constants.Token.TOKEN, Constants.Token.TOKEN))
                    .isInstanceOf(EncodingException.class)
                    .hasMessageContaining(
                            "the constant " + Constants.Token.class.getName() + ".TOKEN has another state");
            assertThatThrownBy(() -> pool.apply(() -> Constants.Token.TOKEN))
                    .isInstanceOf(EncodingException.class)
                    .hasMessageContaining(".TOKEN has another state");
            assertThat(pool.<Constants.Stamp, Boolean>apply(Constants.Stamp.STAMP::equals, Constants.Stamp.STAMP))
                    .isTrue();
        }
    }
}
