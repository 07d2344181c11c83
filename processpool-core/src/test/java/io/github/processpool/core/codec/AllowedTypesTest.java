package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.EncodingException;
import io.github.processpool.Outcome;
import io.github.processpool.PoolStats;
import io.github.processpool.SerializableBiFunction;
import io.github.processpool.SerializableCallable;
import io.github.processpool.SerializableFunction;
import io.github.processpool.WorkerOutput;
import io.github.processpool.WorkerStats;
import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.types.AllowedTypes;
import io.github.processpool.core.types.Exceptions;
import io.github.processpool.core.types.ResultTypes;
import io.github.processpool.shared.Manager;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The types of the API serve as those of "another jar": they don't live beside the tests. */
class AllowedTypesTest {
    private final FunctionEncoder encoder = new FunctionEncoder(Set.of());

    private AllowedTypes of(Serializable function) {
        return encoder.encode(function).newResultTypes();
    }

    private static void assertAllowed(AllowedTypes types, Class<?> type) {
        assertThat(types.resolve(type.getName())).isEqualTo(type);
    }

    private static void assertRefused(AllowedTypes types, Class<?> type) {
        assertThatThrownBy(() -> types.resolve(type.getName()))
                .isInstanceOf(ValueProblem.class)
                .hasMessageContaining("the type " + type.getName() + " is not allowed")
                .hasMessageMatching(".*Builder\\.allowResultTypes\\([\\w.]*" + type.getSimpleName() + "\\.class\\)");
    }

    static Object anything() {
        return 5;
    }

    @Test
    void whatLivesBesideTheCallIsAllowed() {
        AllowedTypes types = of((SerializableCallable<Object>) AllowedTypesTest::anything);
        assertAllowed(types, Samples.Point.class);
        assertAllowed(types, Samples.Color.class);
        assertRefused(types, WorkerOutput.class);
        assertRefused(types, PoolStats.class);
        assertRefused(types, ThrowableAssert.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.Thread",
                "java.lang.ProcessBuilder",
                "java.util.List",
                "java.lang.Object",
                "javax.naming.InitialContext",
                "javax.naming.spi.NamingManager",
                "javax.management.BadAttributeValueExpException",
                "com.sun.rowset.JdbcRowSetImpl",
                "sun.misc.Unsafe",
                "org.assertj.core.api.ThrowableAssert",
                "org.junit.jupiter.api.Assertions",
                "io.github.processpool.WorkerOutput",
                "no.such.Type",
                "[Ljava.lang.Thread;",
                "java/lang/Thread",
                "function",
            })
    void aHostileTypeNameMakesNothing(String name) {
        AllowedTypes types = of((SerializableCallable<Object>) AllowedTypesTest::anything);
        String json = "[{\"$\":\"" + name + "\",\"v\":{\"text\":\"x\"}}]";
        assertThatThrownBy(() -> RoundTrip.decodeAll(RoundTrip.values(null, json), types))
                .isInstanceOf(EncodingException.class);
        String element = "[{\"$\":\"java.util.HashSet\",\"of\":\"" + name + "\",\"v\":[{\"text\":\"x\"}]}]";
        assertThatThrownBy(() -> RoundTrip.decodeAll(RoundTrip.values(null, element), types))
                .isInstanceOf(EncodingException.class);
        assertThatThrownBy(() -> RoundTrip.decodeAll(RoundTrip.values(name, "[{\"text\":\"x\"}]"), types))
                .isInstanceOf(EncodingException.class);
    }

    static List<Map<String, ? extends WorkerOutput>> signature(Optional<WorkerStats> argument) {
        return List.of();
    }

    @Test
    void whatTheSignatureMentionsIsAllowed() {
        SerializableFunction<Optional<WorkerStats>, Object> reference = AllowedTypesTest::signature;
        AllowedTypes types = of(reference);
        assertAllowed(types, WorkerOutput.class);
        assertAllowed(types, WorkerStats.class);
        assertAllowed(types, Outcome.Success.class); // of the same package
        assertRefused(types, Manager.class);
    }

    @Test
    void whatALambdasTypeMentionsIsAllowed() {
        SerializableFunction<Integer, WorkerOutput> lambda = x -> null;
        assertAllowed(of(lambda), WorkerOutput.class);
        SerializableBiFunction<WorkerOutput, Integer, Object> other = (output, x) -> null;
        assertAllowed(of(other), WorkerOutput.class);
    }

    static PoolStats declares() {
        return null;
    }

    @Test
    void whatAMentionedTypeDeclaresIsAllowed() {
        AllowedTypes types = of((SerializableCallable<Object>) AllowedTypesTest::declares);
        assertAllowed(types, PoolStats.class);
        assertAllowed(types, WorkerStats.class);
        assertRefused(types, Manager.class);
    }

    @Test
    void whatTravelsInPlaceOfAMentionedTypeIsAllowed() {
        AllowedTypes elsewhere = AllowedTypes.beside(
                Test.class, ResultTypes.of(Set.of(OwnSamples.Proxied.class)), Exceptions.AS_RESULTS);
        EncodedValues values = RoundTrip.encode(new OwnSamples.Proxied(5));
        assertThat(RoundTrip.decodeAll(values, elsewhere)).containsExactly(new OwnSamples.Proxied(5));
    }

    static Outcome<String> isSealed() {
        return null;
    }

    @Test
    void permittedSubclassesOfAMentionedTypeAreAllowed() {
        AllowedTypes types = of((SerializableCallable<Object>) AllowedTypesTest::isSealed);
        assertAllowed(types, Outcome.Success.class);
        assertAllowed(types, Outcome.Failure.class);
    }

    @Test
    void whatWasCapturedIsAllowed() {
        Object captured = List.of(Optional.of(new Outcome.Success<>("x")));
        AllowedTypes types = of((SerializableCallable<Object>) () -> captured);
        assertAllowed(types, Outcome.Success.class);
        assertRefused(types, Manager.class);
    }

    @Test
    void argumentsAreAllowedToComeBackFromThatCallOnly() {
        SerializableFunction<Object, Object> function = x -> x;
        AllowedTypes types = of(function);
        ValuesEncoder arguments = new ValuesEncoder(types);
        arguments.add(List.of(Map.of("a", new Outcome.Success<>("x"))), "argument");
        arguments.add(new WorkerOutput[0], "argument");
        arguments.add(null, "argument");
        assertAllowed(types, Outcome.Success.class);
        assertAllowed(types, WorkerOutput.class);
        assertRefused(of(function), Outcome.Success.class);
    }

    @Test
    void theBuilderAllowsMore() {
        AllowedTypes types = new FunctionEncoder(Set.of(WorkerOutput.class))
                .encode((SerializableCallable<Object>) AllowedTypesTest::anything)
                .newResultTypes();
        assertAllowed(types, WorkerOutput.class);
        assertRefused(types, Manager.class);
    }

    @Test
    void valueTypesOfTheJdkNeedNoPermission() {
        AllowedTypes types = of((SerializableCallable<Object>) AllowedTypesTest::anything);
        String json =
                "[{\"$\":\"java.util.concurrent.TimeUnit\",\"v\":\"DAYS\"},{\"$\":\"java.lang.Number[]\",\"v\":[1]}]";
        assertThat(RoundTrip.decodeAll(RoundTrip.values(null, json), types)).hasSize(2);
    }

    /** A list that would arrive as another. */
    static final class OwnList extends ArrayList<Object> {}

    @Test
    void aResultThatTheFunctionCantHaveReturnedIsAnError() {
        SerializableCallable<OwnList> function = OwnList::new;
        EncodedValues values = RoundTrip.encode(new OwnList());
        assertThatThrownBy(() -> RoundTrip.decodeAll(values, of(function)))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("value: it arrived as a java.util.ArrayList, but the function returns a "
                        + OwnList.class.getName());
    }

    @Test
    void anArgumentThatTheFunctionCouldNotTakeIsAnError() {
        SerializableFunction<OwnList, Integer> function = OwnList::size;
        EncodedFunction encoded = encoder.encode(function);
        assertThatThrownBy(() -> encoded.checkArgument(0, new OwnList(), "argument"))
                .isInstanceOf(EncodingException.class)
                .hasMessageStartingWith("argument: " + OwnList.class.getName() + " can't be encoded here");
        SerializableFunction<List<Object>, Integer> standard = List::size;
        encoder.encode(standard).checkArgument(0, new OwnList(), "argument");
        encoded.checkArgument(0, null, "argument");
        encoded.checkArgument(1, new OwnList(), "argument");
    }
}
