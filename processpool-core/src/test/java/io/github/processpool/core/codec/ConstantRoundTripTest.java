package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.EncodingException;
import io.github.processpool.SerializableCallable;
import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.codec.Constants.Counter;
import io.github.processpool.core.codec.Constants.Direction;
import io.github.processpool.core.codec.Constants.Level;
import io.github.processpool.core.codec.Constants.Operation;
import io.github.processpool.core.codec.Constants.Outer;
import io.github.processpool.core.codec.Constants.Settings;
import io.github.processpool.core.objects.ConstantCodec;
import io.github.processpool.core.objects.ObjectCodec;
import io.github.processpool.core.testkit.WorkerTypes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Constants that code compares by identity. There is but one JVM here, so what is to differ is changed on the way. */
@SuppressWarnings({"IdentityHashMapUsage", "ArrayRecordComponent"}) // that is the point
class ConstantRoundTripTest {

    static List<Object> constants() {
        return List.of(
                Level.LOW,
                Level.HIGH,
                Constants.Json.NULL,
                Operation.ADD,
                Operation.MULTIPLY,
                Constants.Shape.NONE,
                Constants.Base.FIRST,
                Constants.Lazy.instance(),
                Direction.NORTH,
                Direction.SOUTH,
                Constants.Unit.METRE,
                Constants.Stamp.STAMP,
                Constants.Token.TOKEN);
    }

    @ParameterizedTest
    @MethodSource("constants")
    void aConstantArrivesAsItself(Object constant) {
        for (UnaryOperator<Object> journey : List.<UnaryOperator<Object>>of(RoundTrip::toWorker, RoundTrip::toParent)) {
            assertThat(journey.apply(constant)).isSameAs(constant);
            assertThat(((List<?>) journey.apply(Arrays.asList(null, constant, constant))).get(2))
                    .isSameAs(constant);
            assertThat(((Samples.Box<?>) journey.apply(new Samples.Box<>(constant))).content())
                    .isSameAs(constant);
            assertThat(((Object[]) journey.apply(new Object[] {constant}))[0]).isSameAs(constant);
            Map<Object, Object> keys = new IdentityHashMap<>(Map.of(constant, constant));
            assertThat(((Map<?, ?>) journey.apply(keys)).get(constant)).isSameAs(constant);
        }
    }

    record Holder(Level level, Level[] levels, Operation operation) {}

    @Test
    void aConstantArrivesAsItselfWhereItsTypeIsDeclared() {
        Holder holder = new Holder(Level.LOW, new Level[] {Level.HIGH, null, Level.LOW}, Operation.ADD);
        Holder arrived = (Holder) RoundTrip.toWorker(holder);
        assertThat(arrived.level()).isSameAs(Level.LOW);
        assertThat(arrived.levels()).containsExactly(Level.HIGH, null, Level.LOW);
        assertThat(arrived.operation()).isSameAs(Operation.ADD);
    }

    @Test
    void aConstantOfTwoNamesIsOne() {
        assertThat(RoundTrip.toWorker(Level.HIGHEST)).isSameAs(Level.HIGH);
    }

    @Test
    void whatOnlyLooksLikeAConstantIsACopy() {
        List<?> arrived = (List<?>) RoundTrip.toWorker(List.of(new Level("low"), Level.LOW, new Level("x")));
        assertThat(arrived.get(0)).isNotSameAs(Level.LOW).hasFieldOrPropertyWithValue("name", "low");
        assertThat(arrived.get(1)).isSameAs(Level.LOW);
        assertThat(arrived.get(2)).hasFieldOrPropertyWithValue("name", "x");
    }

    @Test
    void aConstantWhoseStateIsAFunctionArrivesInAWorker() {
        assertThat(RoundTrip.toWorker(Constants.Strategy.MAX)).isSameAs(Constants.Strategy.MAX);
    }

    @Test
    void functionsBringConstants() {
        Operation captured = Operation.ADD;
        SerializableCallable<Boolean> lambda = () -> captured == Operation.ADD;
        assertThat(call(lambda)).isTrue();
        assertThat(call(Operation.ADD::isAdd)).isTrue();
        assertThat(call(Operation.MULTIPLY::isAdd)).isFalse();
    }

    @SuppressWarnings("unchecked")
    private static boolean call(SerializableCallable<Boolean> function) {
        byte[] json = new FunctionEncoder(Set.of()).encode(function).json();
        Object decoded = new FunctionDecoder(WorkerTypes.of(ConstantRoundTripTest.class.getClassLoader()))
                .decode(json, 0, json.length);
        try {
            return ((SerializableCallable<Boolean>) decoded).call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aConstantThatWasChangedArrivesAsItWas() {
        Counter.COUNTER.count = 1;
        EncodedValues sent = RoundTrip.encode(Counter.COUNTER);
        assertThat(decode(sent)).isSameAs(Counter.COUNTER);

        Counter.COUNTER.count = 0;
        assertThat(decode(sent)).isNotSameAs(Counter.COUNTER).hasFieldOrPropertyWithValue("count", 1);
        assertThat(Counter.COUNTER.count).isZero();
    }

    @Test
    void aConstantWhoseContentWasChangedArrivesAsItWas() {
        EncodedValues empty = RoundTrip.encode(Settings.CURRENT);
        Settings.CURRENT.values.put("a", 1);
        EncodedValues full = RoundTrip.encode(Settings.CURRENT);
        Settings.CURRENT.values.clear();

        assertThat(decode(empty)).isSameAs(Settings.CURRENT);
        assertThat(decode(full)).hasFieldOrPropertyWithValue("values", new HashMap<>(Map.of("a", 1)));
        assertThat(Settings.CURRENT.values).isEmpty();
    }

    @Test
    void aConstantThatIsAnotherHereIsRefusedByName() {
        assertRefused(changed(Level.LOW, "\"low\"", "\"lower\""), "Level.LOW");
        assertRefused(changed(Direction.NORTH, ":1,", ":2,"), "Direction.NORTH");
    }

    /** Returns what is sent of an object, with a change. */
    private static EncodedValues changed(Object value, String from, String to) {
        EncodedValues sent = RoundTrip.encode(value);
        assertThat(RoundTrip.text(sent)).contains(from);
        return RoundTrip.values(sent.of(), RoundTrip.text(sent).replace(from, to));
    }

    private static void assertRefused(EncodedValues sent, String constant) {
        assertThatThrownBy(() -> decode(sent))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("the constant " + Constants.class.getName() + "$" + constant
                        + " has another state in the JVM where it arrived");
    }

    @Test
    void aConstantWithAnEqualsMethodMayBeACopy() {
        Constants.Stamp stamp = Constants.Stamp.STAMP;
        assertThat(decode(changed(stamp, Long.toString(stamp.pid), "-5"))).isEqualTo(new Constants.Stamp(-5));
    }

    /** Its constant is not made, as in a JVM where that depends on something. */
    static final class Bare {
        static final Bare BARE = null;
        static final Bare OTHER = new Bare();
    }

    @Test
    void aConstantThatIsNotHereIsRefusedByName() {
        assertThatThrownBy(() -> decode(changed(Bare.OTHER, "OTHER", "BARE")))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("the constant " + Bare.class.getName() + ".BARE has another state")
                .hasMessageEndingWith("make its class create it with the same state in every JVM");
    }

    @Test
    void onlyTheFieldsOfTheClassAndThoseAroundItHaveNames() {
        for (String name : List.of("Level.NONE", "Level.name", "Counter.COUNTER", "Unit.METRE")) {
            EncodedValues lie = changed(Level.LOW, "Level.LOW", name);
            assertThatThrownBy(() -> decode(lie))
                    .isInstanceOf(EncodingException.class)
                    .hasMessageContaining("there is no constant");
        }
    }

    @Test
    void aConstantOutsideOfItselfNeedsItsState() {
        String type = Level.class.getName();
        String lie = "[{\"$\":\"" + type + "\",\"v\":[\"" + type + ".LOW\"]}]";
        assertThatThrownBy(() -> decode(RoundTrip.values(null, lie)))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("a constant without its state");
    }

    @Test
    void theClassAroundIsNotInitialised() {
        Outer.Inner arrived = (Outer.Inner) RoundTrip.toWorker(new Outer.Inner());
        assertThat(arrived.value).isEqualTo(5);
        assertThat(Constants.OUTER_WAS_INITIALISED).isFalse();
    }

    @Test
    void aClassWithoutConstantsHasAPlainCodec() {
        assertThat(AllCodecs.ALL.of(Samples.Bean.class)).isInstanceOf(ObjectCodec.class);
        assertThat(AllCodecs.ALL.of(OwnSamples.Only.class))
                .as("has readResolve")
                .isInstanceOf(ObjectCodec.class);
        assertThat(AllCodecs.ALL.of(Level.class)).isInstanceOf(ConstantCodec.class);
    }

    private static Object decode(EncodedValues values) {
        return RoundTrip.decodeAll(values, RoundTrip.workerTypes()).get(0);
    }
}
