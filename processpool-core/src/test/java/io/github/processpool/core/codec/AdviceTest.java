package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Predicate;
import io.github.processpool.EncodingException;
import io.github.processpool.SerializableCallable;
import io.github.processpool.core.json.Bytes;
import io.github.processpool.core.json.JsonWriter;
import io.github.processpool.core.values.ValueWriter;
import java.awt.Point;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import javax.management.ObjectName;
import javax.xml.namespace.QName;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** Each message that gives advice, and code that follows it. */
class AdviceTest {
    private static final String NO_FORM = " can't be encoded: there is no codec for it; ";

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(Object value) {
        return assertThatThrownBy(() -> RoundTrip.toWorker(value)).isInstanceOf(EncodingException.class);
    }

    private static void arrives(Object value) {
        assertThat(RoundTrip.toWorker(value)).isEqualTo(value);
    }

    // ---- values of the JDK ----

    @Test
    void aPlainValueOfTheJdkNeedsItsPartsOrAFormat() throws Exception {
        for (Object value :
                List.of(new Point(1, 2), new QName("u", "l"), new ObjectName("a:b=c"), new java.awt.Color(5))) {
            refused(value)
                    .hasMessage("value: " + value.getClass().getName() + NO_FORM
                            + "pass the numbers or texts that it consists of instead, or give it a ValueFormat");
        }
        arrives(new int[] {1, 2}.clone().length);
        arrives(List.of("u", "l"));
        arrives(new Point2D.Double(1, 2)); // for which there is a ValueFormat
    }

    @Test
    void aKeyNeedsItsBytes() throws Exception {
        Key secret = new SecretKeySpec(new byte[] {1, 2}, "AES");
        Key pair = KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic();
        for (Key key : List.of(secret, pair)) {
            refused(key)
                    .hasMessageContaining(NO_FORM
                            + "pass the bytes that its getEncoded method returns instead, or give it a ValueFormat");
            assertThat((byte[]) RoundTrip.toWorker(key.getEncoded())).isEqualTo(key.getEncoded());
        }
    }

    @Test
    void anImageNeedsItsBytes() {
        ValueWriter out = new ValueWriter(AllCodecs.ALL, new JsonWriter(new Bytes(16)), null);
        assertThatThrownBy(() -> AllCodecs.ALL.of(BufferedImage.class).writeDescribed(out, "instead of an image"))
                .hasMessageContaining(
                        NO_FORM + "pass its bytes, for example as a PNG file, instead, or give it a ValueFormat");
    }

    @Test
    void whatBelongsToThisJvmSaysSo() {
        String stays =
                " can't be encoded: it belongs to this JVM and has no value that another process could take over; ";
        refused(new ReentrantLock()).hasMessageContaining(stays + "pass the data that is needed instead");
        refused(new Thread()).hasMessageContaining(stays + "pass the data that is needed instead");
        refused(Clock.systemUTC()).hasMessageContaining(stays + "pass the data that is needed instead");
        refused(new Random()).hasMessageContaining(stays + "pass a seed instead, and make it in the task");
        refused(ByteBuffer.allocate(1)).hasMessageContaining(stays + "pass its content as an array instead");
        refused(Stream.of(1)).hasMessageContaining(stays + "collect its elements into a list instead");
        TimeZone moved = TimeZone.getTimeZone("Europe/Paris");
        moved.setRawOffset(5);
        refused(moved).hasMessageEndingWith("its rules are in its class; pass these as data, and make it in the task");
        arrives(ByteBuffer.allocate(1).array().length);
        arrives(Stream.of(1).toList());
    }

    @Test
    void anObjectThatIsAMarkNeedsAName() {
        refused(new Object()).hasMessageEndingWith("pass a text or an enum constant instead");
        arrives("none");
        arrives(Samples.Color.RED);
    }

    static final class OwnPoint extends Point {}

    record PointData(int x, int y) {}

    @Test
    void aSubclassOfOneOfTheJdkNeedsARecordOrAFormat() {
        refused(new OwnPoint())
                .hasMessageEndingWith(
                        "it extends java.awt.Point, whose state is out of reach; pass its data as a record"
                                + " instead, or give it a ValueFormat");
        arrives(new PointData(1, 2));
        arrives(new JacksonFormat.Money(5)); // for which there is one
    }

    // ---- lambdas ----

    interface Rule {
        boolean holds(Object value, int limit);
    }

    interface SerializableRule extends Rule, Serializable {}

    @Test
    @SuppressWarnings({"UnnecessaryLambda", "UnusedVariable"})
    void aLambdaNeedsACastToItsOwnInterface() {
        Callable<Integer> callable = () -> 1;
        refused(callable)
                .hasMessageEndingWith("it is a lambda that is not serializable; cast it where it is written:"
                        + " (Callable<...> & Serializable) () -> ..., or declare it as a SerializableCallable");
        travels((Callable<Integer> & Serializable) () -> 1);
        SerializableCallable<Integer> declared = () -> 1;
        travels(declared);

        refused((Comparator<String>) (a, b) -> 0)
                .hasMessageEndingWith("(Comparator<...> & Serializable) (a, b) -> ...");
        travels((Comparator<String> & Serializable) (a, b) -> 0);

        refused((Function<String, String>) String::trim)
                .hasMessageEndingWith(
                        "(Function<...> & Serializable) x -> ..., or declare it as a SerializableFunction");
        travels((Function<String, String> & Serializable) String::trim);

        refused((IntBinaryOperator) Math::max).hasMessageEndingWith("(IntBinaryOperator & Serializable) (a, b) -> ...");
        travels((IntBinaryOperator & Serializable) Math::max);
    }

    @Test
    @SuppressWarnings({"UnnecessaryLambda", "UnusedVariable"})
    void aLambdaOfOnesOwnInterfaceMayHaveThatExtended() {
        refused((Rule) (value, limit) -> true)
                .hasMessageEndingWith("make AdviceTest.Rule extend Serializable, or cast it where it is written:"
                        + " (AdviceTest.Rule & Serializable) (a, b) -> ...");
        travels((AdviceTest.Rule & Serializable) (a, b) -> true);
        travels((SerializableRule) (a, b) -> true);
    }

    @Test
    @SuppressWarnings({"UnnecessaryLambda", "UnusedVariable"})
    void aLambdaOfALibrarysInterfaceNeedsItsFullName() {
        refused((Predicate<String>) x -> true)
                .hasMessageEndingWith("cast it where it is written:"
                        + " (com.google.common.base.Predicate<...> & Serializable) x -> ...");
        travels((com.google.common.base.Predicate<String> & Serializable) x -> true);
    }

    @Test
    void aLambdaOfTheJdksNeedsOneOfOnesOwn() {
        refused(Function.identity())
                .hasMessageEndingWith("it is a lambda of the JDK that is not serializable; write an equivalent one:"
                        + " (Function<...> & Serializable) x -> ...");
        travels((Function<Object, Object> & Serializable) x -> x);
    }

    @Test
    @SuppressWarnings("UnnecessaryMethodReference") // it captures the other
    void whatALambdaCapturesIsAdvisedOnToo() {
        Callable<Integer> captured = () -> 1;
        SerializableCallable<Integer> task = captured::call;
        assertThatThrownBy(() -> new FunctionEncoder(Set.of()).encode(task))
                .isInstanceOf(EncodingException.class)
                .hasMessageStartingWith("function.captured[0]: ")
                .hasMessageContaining("(Callable<...> & Serializable) () -> ...");
    }

    private static void travels(Object lambda) {
        assertThat(RoundTrip.toWorker(lambda)).isInstanceOf(lambda.getClass().getInterfaces()[0]);
    }

    // ---- cycles ----

    static class Person {
        Object friend;
        transient Person best;
    }

    @Test
    void whatContainsItselfNeedsAKeyOrATransientField() {
        Person ann = new Person();
        Person bob = new Person();
        ann.friend = bob;
        bob.friend = ann;
        refused(List.of(1, ann))
                .hasMessage("value[1]: " + Person.class.getName() + " contains itself at value[1].friend.friend; values"
                        + " travel as trees: pass a key or an index in place of the reference back, or make its field"
                        + " transient");
        bob.friend = "Ann";
        bob.best = ann;
        Person arrived = (Person) RoundTrip.toWorker(ann);
        assertThat(((Person) arrived.friend).friend).isEqualTo("Ann");
    }

    @Test
    void whatContainsItselfIsNamedWithAShortPath() {
        Map<Object, Object> map = new HashMap<>();
        map.put("me", List.of(java.util.Optional.of(map)));
        refused(map).hasMessageStartingWith("value: java.util.HashMap contains itself at value[me][0].value; ");

        List<Object> deep = new ArrayList<>();
        deep.add(deep);
        Object outer = deep;
        for (int i = 0; i < 100; i++) {
            outer = new Object[] {outer};
        }
        refused(outer).satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1_000));
        refused(outer).hasMessageContaining("java.util.ArrayList contains itself at value[0][0]");
    }

    /** Makes another object for each that travels. */
    static final class Proxied implements Serializable {
        Object next;

        private Object writeReplace() {
            return new Proxy(next);
        }

        record Proxy(Object next) implements Serializable {}
    }

    @Test
    void whatContainsItselfByWayOfWhatStandsForItIsFoundToo() {
        Proxied proxied = new Proxied();
        proxied.next = List.of(proxied);
        refused(proxied)
                .hasMessageStartingWith("value: " + Proxied.class.getName() + " contains itself at value.next[0]; ");
    }

    static final class Node implements Serializable {
        final SerializableCallable<Object> own = () -> this;
    }

    @Test
    void aLambdaThatContainsItselfIsFound() {
        refused(new Node()).hasMessageContaining(Node.class.getName() + " contains itself at value.own.captured[0]; ");
        SerializableCallable<Object> task = new Node().own;
        assertThatThrownBy(() -> new FunctionEncoder(Set.of()).encode(task))
                .hasMessageStartingWith("function: a lambda of " + Node.class.getName()
                        + " contains itself at function.captured[0].own; ")
                .hasMessageContaining("the lambda captures `this`");
    }

    @Test
    void whatIsOnlyDeepSaysSo() {
        Object nested = "x";
        for (int i = 0; i < 600; i++) {
            nested = List.of(nested);
        }
        refused(nested)
                .hasMessageEndingWith(
                        "it is nested more than 500 levels deep: pass it in a flat form, as a list of its parts");
    }
}
