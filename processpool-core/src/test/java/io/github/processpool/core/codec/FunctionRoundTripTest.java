package io.github.processpool.core.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.EncodingException;
import io.github.processpool.SerializableBiFunction;
import io.github.processpool.SerializableCallable;
import io.github.processpool.SerializableFunction;
import io.github.processpool.core.json.MalformedJsonException;
import io.github.processpool.core.testkit.WorkerTypes;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FunctionRoundTripTest {
    private final FunctionEncoder encoder = new FunctionEncoder(Set.of());
    private final FunctionDecoder decoder =
            new FunctionDecoder(WorkerTypes.of(getClass().getClassLoader()));

    private final Thread notEncodable = new Thread();
    private final int field = 5;

    @SuppressWarnings("unchecked")
    private <F extends Serializable> F roundTrip(F function) {
        byte[] json = encoder.encode(function).json();
        assertThat(new String(json, UTF_8)).startsWith("{").endsWith("}").doesNotContain("\n");
        return (F) decoder.decode(json, 0, json.length);
    }

    private int applied(SerializableFunction<Integer, Integer> function, int argument) throws Exception {
        return roundTrip(function).apply(argument);
    }

    @Test
    void methodReferencesOfEveryKindTravel() throws Exception {
        assertThat(applied(Functions::square, 5)).isEqualTo(25);
        assertThat(applied(new Functions(3)::times, 5)).isEqualTo(15);
        SerializableFunction<Integer, Integer> overloaded = Math::abs;
        assertThat(applied(overloaded, -5)).isEqualTo(5);
        SerializableBiFunction<Functions, Integer, Integer> unbound = Functions::times;
        assertThat(roundTrip(unbound).apply(new Functions(4), 5)).isEqualTo(20);
        SerializableFunction<Integer, List<Integer>> constructor = ArrayList::new;
        assertThat(roundTrip(constructor).apply(5)).isEmpty();
        SerializableFunction<Integer, int[]> array = int[]::new;
        assertThat(roundTrip(array).apply(5)).hasSize(5);
        SerializableFunction<String, String> trim = String::trim;
        assertThat(roundTrip(trim).apply(" a ")).isEqualTo("a");
        SerializableCallable<String> bound = "text"::toUpperCase;
        assertThat(roundTrip(bound).call()).isEqualTo("TEXT");
        SerializableFunction<Integer, Samples.Outer> ofOnesOwn = Samples.Outer::new;
        assertThat(roundTrip(ofOnesOwn).apply(7)).isNotNull();
    }

    /** The class that javac makes to read them compares all but the types, and takes the first for all of them. */
    @Test
    void methodReferencesThatDifferInTheirTypesAloneAreTakenForWhatTheyAre() throws Exception {
        SerializableFunction<Integer, String> ofInteger = String::valueOf;
        SerializableFunction<Long, String> ofLong = String::valueOf;
        assertThat(roundTrip(ofInteger).apply(5)).isEqualTo("5");
        assertThat(roundTrip(ofLong).apply(5L)).isEqualTo("5");

        SerializableFunction<String, String> sameText = Functions::same;
        SerializableFunction<List<Integer>, List<Integer>> sameList = Functions::same;
        assertThat(roundTrip(sameText).apply("a")).isEqualTo("a");
        assertThat(roundTrip(sameList).apply(List.of(1))).containsExactly(1);

        SerializableFunction<String, Integer> lengthOfText = new Functions(2)::timesLength;
        SerializableFunction<StringBuilder, Integer> lengthOfBuilder = new Functions(3)::timesLength;
        assertThat(roundTrip(lengthOfText).apply("ab")).isEqualTo(4);
        assertThat(roundTrip(lengthOfBuilder).apply(new StringBuilder("ab"))).isEqualTo(6);

        SerializableFunction<String, Integer> unboundText = CharSequence::length;
        SerializableFunction<StringBuilder, Integer> unboundBuilder = CharSequence::length;
        assertThat(roundTrip(unboundText).apply("ab")).isEqualTo(2);
        assertThat(roundTrip(unboundBuilder).apply(new StringBuilder("ab"))).isEqualTo(2);

        SerializableFunction<Set<Integer>, List<Integer>> ofSet = ArrayList::new;
        SerializableFunction<List<Integer>, List<Integer>> ofList = ArrayList::new;
        assertThat(roundTrip(ofSet).apply(Set.of(1))).containsExactly(1);
        assertThat(roundTrip(ofList).apply(List.of(1))).containsExactly(1);

        Functions.Shown<Integer> shownInteger = String::valueOf;
        Functions.Shown<Long> shownLong = String::valueOf;
        assertThat(roundTrip(shownInteger).apply(5)).isEqualTo("5");
        SerializableFunction<Long, String> bridged = roundTrip(shownLong);
        assertThat(bridged.apply(5L)).isEqualTo("5");
        assertThat(roundTrip(bridged).apply(6L)).isEqualTo("6");
        @SuppressWarnings("unchecked")
        SerializableFunction<Long, String> asValue = (SerializableFunction<Long, String>) RoundTrip.toWorker(ofLong);
        assertThat(asValue.apply(7L)).isEqualTo("7");
    }

    /** Plain enough to be captured. */
    private static final class Stateless implements Functions.InInterface {}

    @Test
    void lambdasTravelFromWhereverTheyAreWritten() throws Exception {
        assertThat(applied(x -> x + 1, 41)).isEqualTo(42);
        assertThat(applied(Functions.IN_STATIC_INITIALISER, 1)).isEqualTo(101);
        assertThat(applied(Functions.inPrivateNested(), 1)).isEqualTo(-1);
        assertThat(applied(Functions.InInterface.create(), 1)).isZero();
        assertThat(applied(new Stateless().createCapturingThis(), 5)).isEqualTo(15);
        assertThat(applied(new Functions(3).usingThis(), 5)).isEqualTo(15);
        assertThat(roundTrip(Functions.<Object>inGenericMethod("a")).apply(2L)).isEqualTo(List.of("a", 2L));
        assertThat(roundTrip(Functions.ownInterface()).apply(5, 2)).isEqualTo(3);
        assertThat(roundTrip(Functions.ownInterface()).five()).isEqualTo(5);
        assertThat(roundTrip(Functions.withIntersection()).call()).isEqualTo(42);
        SerializableFunction<Integer, SerializableFunction<Integer, Integer>> nested = a -> b -> a - b;
        assertThat(roundTrip(roundTrip(nested).apply(5)).apply(3)).isEqualTo(2);
    }

    @Test
    void capturedValuesTravel() throws Exception {
        assertThat(roundTrip(Functions.capturing("a", 5, List.of(new Samples.Point(1, 2))))
                        .call())
                .isEqualTo("a5[Point[x=1, y=2]]");
        assertThat(roundTrip(Functions.capturing(null, 0, null)).call()).isEqualTo("null0null");
        long captured = 5;
        Map<String, List<Long>> map = Map.of("k", List.of(captured));
        SerializableCallable<Long> lambda = () -> map.get("k").get(0) + captured;
        assertThat(roundTrip(lambda).call()).isEqualTo(10);
        SerializableFunction<Integer, Integer> inner = x -> x * 2;
        SerializableFunction<Integer, Integer> outer = x -> inner.apply(x) + 1;
        assertThat(applied(outer, 5)).isEqualTo(11);
    }

    @Test
    void whatAFunctionOfJShellCapturesIsNotTakenForNothing() throws Exception {
        int captured = 5;
        SerializableCallable<Integer> function = () -> captured;
        String json = new String(encoder.encode(function).json(), UTF_8);
        byte[] ofJShell = (json.substring(0, json.length() - 1) + ",\"variables\":[]}").getBytes(UTF_8);

        FunctionDecoder.Decoded decoded = decoder.read(ofJShell, 0, ofJShell.length);

        assertThat(((SerializableCallable<?>) decoded.function()).call()).isEqualTo(5);
        assertThat(decoded.setsVariables()).isTrue();
    }

    @Test
    void functionsTravelAsValuesToAWorkerOnly() {
        Comparator<String> comparator = Functions.comparator();
        @SuppressWarnings("unchecked")
        Comparator<String> copy = (Comparator<String>) RoundTrip.toWorker(comparator);
        assertThat(copy.compare("a", "b")).isPositive();
        assertThatThrownBy(() -> RoundTrip.toParent(comparator))
                .isInstanceOf(EncodingException.class)
                .hasMessage("value: a result can't contain a function; return its captured values, and create it here");
    }

    @Test
    void functionsOfTheJdkTravel() {
        Map.Entry<String, Integer> small = Map.entry("a", 1);
        @SuppressWarnings("unchecked")
        Comparator<Map.Entry<String, Integer>> copy = (Comparator<Map.Entry<String, Integer>>)
                RoundTrip.toWorker(Map.Entry.<String, Integer>comparingByValue());
        assertThat(copy.compare(small, Map.entry("b", 2))).isNegative();
    }

    @Test
    void aFunctionThatCapturesNothingIsEncodedOnce() {
        EncodedFunction first = null;
        for (int i = 0; i < 3; i++) {
            SerializableFunction<Integer, Integer> function = Functions::square;
            EncodedFunction encoded = encoder.encode(function);
            assertThat(encoded.capturing()).isFalse();
            assertThat(first == null || first == encoded).isTrue();
            first = encoded;
        }
    }

    @Test
    void aFunctionThatCapturesIsEncodedEachTime() {
        for (int i = 0; i < 2; i++) {
            int captured = i;
            SerializableCallable<Integer> function = () -> captured;
            assertThat(encoder.encode(function).capturing()).isTrue();
            byte[] json = encoder.encode(function).json();
            assertThat(new String(json, UTF_8)).endsWith("\"captured\":[" + i + "]}");
        }
    }

    @Test
    void functionsHaveNamesForMessages() {
        SerializableFunction<Integer, Integer> square = Functions::square;
        SerializableFunction<Integer, List<Integer>> constructor = ArrayList::new;
        SerializableFunction<Integer, Integer> lambda = x -> x;
        String here = getClass().getName();
        assertThat(encoder.encode(square).describe()).isEqualTo("Functions::square");
        assertThat(encoder.encode(constructor).describe()).isEqualTo("ArrayList::new");
        assertThat(encoder.encode(lambda).describe()).isEqualTo("lambda in " + here + ".functionsHaveNamesForMessages");
        assertThat(encoder.encode(Functions.IN_STATIC_INITIALISER).describe())
                .isEqualTo("lambda in " + Functions.class.getName() + "'s static initialiser");
    }

    @Test
    void anObjectIsNamedByItsClassAndEncodedEachTime() {
        int[] state = {1};
        SerializableCallable<Integer> anonymous = FunctionSamples.anonymous(state);
        EncodedFunction first = encoder.encode(anonymous);
        state[0] = 2;
        EncodedFunction second = encoder.encode(anonymous);

        assertThat(first.describe()).matches("FunctionSamples\\.\\d::call");
        assertThat(new String(first.json(), UTF_8)).contains("\"implKind\":0");
        assertThat(new String(second.json(), UTF_8)).isNotEqualTo(new String(first.json(), UTF_8));
    }

    @Test
    void theFieldOfAnObjectThatCantTravelIsNamed() {
        assertThatThrownBy(() -> encoder.encode(FunctionSamples.threadOf(1)))
                .isInstanceOf(EncodingException.class)
                .hasMessageStartingWith("function.val$thread: java.lang.Thread can't be encoded")
                .hasMessageEndingWith("; if tasks do not need this field, make it transient");
        SerializableCallable<Integer> inner = new FunctionSamples.WithThread().anonymous();
        assertThatThrownBy(() -> encoder.encode(inner))
                .isInstanceOf(EncodingException.class)
                .hasMessageStartingWith("function.this$0.thread: java.lang.Thread can't be encoded")
                .hasMessageEndingWith(
                        "keeps the object around it: make it a record or a static class with what it needs"
                                + " as fields");
    }

    @Test
    void anObjectThatCanBeCalledInTwoWaysIsRefused() {
        assertThatThrownBy(() -> encoder.encode(new FunctionSamples.Both()))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("implements both SerializableCallable and SerializableFunction")
                .hasMessageEndingWith("pass a reference to its method, as task::call");
        assertThatThrownBy(() -> encoder.encode("text"))
                .isInstanceOf(EncodingException.class)
                .hasMessage(
                        "function: java.lang.String can't be encoded: it implements none of the interfaces of tasks");
    }

    @Test
    void anObjectThatTurnsIntoSomethingElseIsAnError() {
        byte[] json = encoder.encode(new FunctionSamples.Scale(2)).json();
        byte[] other = new String(json, UTF_8)
                .replaceFirst("\"captured\":.*", "\"captured\":[1]}")
                .getBytes(UTF_8);
        assertThatThrownBy(() -> decoder.decode(other, 0, other.length))
                .isInstanceOf(EncodingException.class)
                .hasMessageStartingWith("function: it arrived as a java.lang.Integer, which is no ");
    }

    @Test
    void proxiesTravelToAWorkerOnly() throws Exception {
        @SuppressWarnings("unchecked")
        SerializableFunction<Integer, Integer> proxy = (SerializableFunction<Integer, Integer>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SerializableFunction.class}, new Adding(5));

        assertThat(applied(proxy, 1)).isEqualTo(6);
        assertThatThrownBy(() -> RoundTrip.toParent(proxy))
                .isInstanceOf(EncodingException.class)
                .hasMessageStartingWith("value: a result can't contain a function");
    }

    record Adding(int amount) implements InvocationHandler {
        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            return (Integer) arguments[0] + amount;
        }
    }

    @Test
    void whatWasCapturedIsNamedWhenItCantTravel() {
        List<Object> list = List.of(1, new Thread());
        SerializableCallable<Integer> function = () -> list.size();
        assertThatThrownBy(() -> encoder.encode(function))
                .isInstanceOf(EncodingException.class)
                .hasMessageStartingWith("function.captured[0][1]: java.lang.Thread can't be encoded");
    }

    @Test
    void capturingThisIsExplained() {
        SerializableCallable<Integer> function = () -> field + notEncodable.getPriority();
        assertThatThrownBy(() -> encoder.encode(function))
                .isInstanceOf(EncodingException.class)
                .hasMessageStartingWith("function.captured[0].")
                .hasMessageContaining(
                        "the lambda captures `this` (a " + getClass().getName() + ")")
                .hasMessageContaining("copy what it needs into local variables");
    }

    @Test
    void aMissingClassIsNamed() {
        SerializableFunction<Integer, Integer> square = Functions::square;
        byte[] json = encoder.encode(square).json();
        FunctionDecoder elsewhere = new FunctionDecoder(WorkerTypes.of(ClassLoader.getPlatformClassLoader()));
        assertThatThrownBy(() -> elsewhere.decode(json, 0, json.length))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("class " + getClass().getName() + " can't be loaded in the worker");
    }

    @Test
    void aFunctionThatTheClassDoesNotHaveIsAnError() {
        SerializableFunction<Integer, Integer> square = Functions::square;
        String json = new String(encoder.encode(square).json(), UTF_8).replace("\"square\"", "\"cube\"");
        assertThatThrownBy(() -> decoder.decode(json.getBytes(UTF_8), 0, json.length()))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining(
                        "can't be rebuilt from class " + getClass().getName());
    }

    @Test
    void whatIsNoFunctionIsAnError() {
        byte[] other = "{\"a\":1}".getBytes(UTF_8);
        assertThatThrownBy(() -> decoder.decode(other, 0, other.length)).isInstanceOf(EncodingException.class);
        byte[] malformed = "{\"a".getBytes(UTF_8);
        assertThatThrownBy(() -> decoder.decode(malformed, 0, 3)).isInstanceOf(MalformedJsonException.class);
    }
}
