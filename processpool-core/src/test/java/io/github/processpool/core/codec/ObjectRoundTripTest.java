package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ObjectRoundTripTest {

    @SuppressWarnings("NullOptional") // it travels too
    static Stream<Object> objects() {
        record Local(int a, String b) {}
        Samples.Point point = new Samples.Point(1, -2);
        Samples.Derived friend = new Samples.Derived(1, "friend", List.of());
        Samples.Derived derived = new Samples.Derived(2, "derived", new ArrayList<>(List.of(point)));
        derived.befriend(friend);
        return Stream.of(
                point,
                new Samples.Empty(),
                new Samples.Everything(true, (byte) 1, (short) 2, 'c', 3, 4, 5.5f, Double.NaN, 6, null, null),
                new Samples.Everything(false, (byte) -1, (short) -2, '\ud800', -3, -4, -0f, -0.0, null, 5L, "x"),
                new Samples.Box<>(new Samples.Box<>(point)),
                new Samples.Box<>(null),
                new Samples.Mixed(
                        new ArrayList<>(List.of(point)),
                        new HashMap<>(Map.of("a", new ArrayList<>(List.of(point, point)))),
                        Optional.of(point),
                        point,
                        5L,
                        new int[] {1},
                        new Samples.Point[] {null, point},
                        Samples.Color.GREEN,
                        new Samples.Circle(1)),
                new Samples.Mixed(null, null, null, null, null, null, null, null, null),
                new Samples.Node(1, new Samples.Node(2, null)),
                new Samples.Tree<>("a", List.of(new Samples.Tree<>("b", List.of()))),
                Samples.hidden(5),
                new Local(1, "b"),
                Samples.Color.RED,
                Samples.Color.GREEN,
                derived);
    }

    @ParameterizedTest
    @MethodSource("objects")
    void arrivesEqualAndOfTheSameClass(Object value) {
        assertThat(RoundTrip.toWorker(value)).isEqualTo(value).hasSameClassAs(value);
        assertThat(RoundTrip.toParent(value)).isEqualTo(value).hasSameClassAs(value);
        assertThat(RoundTrip.toParent(List.of(value, value))).isEqualTo(List.of(value, value));
    }

    @Test
    void beansKeepTheirProperties() {
        Samples.Bean bean = new Samples.Bean();
        bean.setName("n");
        bean.setSize(3);
        Samples.Bean copy = (Samples.Bean) RoundTrip.toWorker(bean);
        assertThat(copy.getName()).isEqualTo("n");
        assertThat(copy.getSize()).isEqualTo(3);
    }

    @Test
    void transientFieldsDoNotTravel() {
        Samples.Base copy = (Samples.Base) RoundTrip.toWorker(new Samples.Base(7));
        assertThat(copy.id()).isEqualTo(7);
        assertThat(copy.cached()).isZero();
    }

    @Test
    void innerObjectsBringTheirOuterOne() {
        Samples.Outer outer = new Samples.Outer(40);
        Samples.Outer.Inner copy = (Samples.Outer.Inner) RoundTrip.toWorker(outer.new Inner(2));
        assertThat(copy.sum()).isEqualTo(42);
    }

    @Test
    void anonymousObjectsTravelWithWhatTheyCaptured() {
        int captured = 40;
        Object function = new Samples.SerializableIntOperation() {
            @Override
            public int apply(int argument) {
                return captured + argument;
            }
        };
        assertThat(((Samples.SerializableIntOperation) RoundTrip.toWorker(function)).apply(2))
                .isEqualTo(42);
    }

    @Test
    void sharedReferencesAreCopied() {
        List<Object> shared = new ArrayList<>(List.of(1));
        List<?> copy = (List<?>) RoundTrip.toWorker(List.of(shared, shared));
        assertThat(copy.get(0)).isEqualTo(shared).isNotSameAs(copy.get(1));
    }

    @Test
    void aClassThatTheTypeFixesIsNotNamed() {
        assertThat(RoundTrip.text(RoundTrip.encode(new Samples.Node(1, new Samples.Node(2, null)))))
                .isEqualTo("[{\"value\":1,\"next\":{\"value\":2,\"next\":null}}]");
    }

    @Test
    void membersAreFoundInAnyOrder() {
        String type = Samples.Point.class.getName();
        assertThat(RoundTrip.decodeAll(RoundTrip.values(type, "[{\"y\":2,\"x\":1}]"), RoundTrip.parentTypes()))
                .containsExactly(new Samples.Point(1, 2));
    }
}
