package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.BiMap;
import com.google.common.collect.HashBiMap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableTable;
import com.google.common.collect.LinkedHashMultimap;
import io.github.processpool.EncodingException;
import io.github.processpool.core.reflection.SerialForm;
import java.io.Externalizable;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which classes have a say in how they travel, and what becomes of what they say. */
@SuppressWarnings({"DoNotCallSuggester", "JdkObsolete", "UnusedMethod", "UnusedVariable"}) // that is the point
class SerialFormTest {

    @Test
    void aClassMakesItsTransientFieldsAgain() {
        SerialSamples.Account copy = (SerialSamples.Account) RoundTrip.toWorker(new SerialSamples.Account(5));
        assertThat(copy.add(1)).isEqualTo(6);
    }

    @Test
    void eachClassOfAHierarchyHasItsPart() {
        SerialSamples.Savings savings = new SerialSamples.Savings(5, "s", "o", 1, 2);
        assertThat(RoundTrip.text(RoundTrip.encode(savings)))
                .isEqualTo("[[null,\"" + SerialSamples.Account.class.getName() + "\",{\"cents\":5},"
                        + "null,\"" + SerialSamples.Savings.class.getName() + "\",{\"name\":\"s\"},"
                        + "\"AAAAAgAAAAEAAAAC\",[\"o\"],\"AANlbmQ=\"]]");
        assertThat(RoundTrip.toParent(savings)).isEqualTo(savings);
    }

    @Test
    void aClassWithoutSuperclassesOfItsOwnIsNotNamedTwice() {
        assertThat(RoundTrip.text(RoundTrip.encode(new SerialSamples.Account(5))))
                .isEqualTo("[[{\"cents\":5}]]");
    }

    @Test
    void theSameObjectsTravelInCollectionsAndFields() {
        SerialSamples.Account account = new SerialSamples.Account(3);
        Map<Object, Object> all = new HashMap<>(Map.of(account, List.of(account), "box", new Samples.Box<>(account)));
        assertThat(RoundTrip.toParent(all)).isEqualTo(all);
    }

    // What a class must look like to have its say.

    /** Has methods with these names, but no hooks. */
    static final class NoHooks implements Serializable {
        private int value = 3;

        void writeObject(ObjectOutputStream out) {
            throw new IllegalStateException("not private");
        }

        private static void readObject(ObjectInputStream in) {
            throw new IllegalStateException("static");
        }

        private String readObjectNoData() {
            throw new IllegalStateException("not void");
        }

        private NoHooks writeReplace() {
            throw new IllegalStateException("not Object");
        }

        private static Object readResolve() {
            throw new IllegalStateException("static");
        }
    }

    @Test
    void methodsOfOtherSignaturesAreNoHooks() {
        assertThat(SerialForm.isOwn(NoHooks.class)).isFalse();
        assertThat(((NoHooks) RoundTrip.toWorker(new NoHooks())).value).isEqualTo(3);
    }

    /** Keeps what it has in a field alone. */
    static class PrivateReplacement implements Serializable {
        int value = 4;

        private Object writeReplace() {
            return "replaced";
        }

        private Object readResolve() {
            return "resolved";
        }
    }

    static final class Heir extends PrivateReplacement {}

    @Test
    void privateReplacementsAreNotInherited() {
        assertThat(RoundTrip.toWorker(new PrivateReplacement())).isEqualTo("replaced");
        assertThat(((Heir) RoundTrip.toWorker(new Heir())).value).isEqualTo(4);
    }

    @Test
    void replacementsAreInheritedFromTheSamePackage() {
        assertThat(RoundTrip.toParent(new SerialSamples.Euro(5))).isEqualTo(new SerialSamples.Euro(5));
    }

    /** Reads and writes itself, and is another in the end. */
    public static class Doubled implements Externalizable {
        private int value;
        private boolean resolved;

        public Doubled() {}

        @Override
        public void writeExternal(ObjectOutput out) throws IOException {
            out.writeInt(value);
        }

        @Override
        public void readExternal(ObjectInput in) throws IOException {
            value = in.readInt();
        }

        protected Object writeReplace() {
            Doubled other = new Doubled();
            other.value = value + 1;
            return other;
        }

        protected Object readResolve() {
            Doubled other = new Doubled();
            other.value = 2 * value;
            other.resolved = true;
            return other;
        }
    }

    public static final class DoubledAgain extends Doubled {}

    @Test
    void replacementsAndStreamsWorkTogether() {
        Doubled copy = (Doubled) RoundTrip.toWorker(new Doubled());
        assertThat(copy.value).isEqualTo(2);
        assertThat(copy.resolved).isTrue();
        assertThat(RoundTrip.toWorker(new DoubledAgain())).isExactlyInstanceOf(Doubled.class);
    }

    /** A record is its components. */
    record Recorded(int value) implements Serializable {
        private void writeObject(ObjectOutputStream out) {
            throw new IllegalStateException("of a record");
        }
    }

    /** An enum is its constant. */
    enum Level {
        HIGH;

        private void writeObject(ObjectOutputStream out) {
            throw new IllegalStateException("of an enum");
        }
    }

    @Test
    void recordsAndEnumsHaveNone() {
        assertThat(RoundTrip.toWorker(new Recorded(1))).isEqualTo(new Recorded(1));
        assertThat(RoundTrip.toWorker(Level.HIGH)).isEqualTo(Level.HIGH);
    }

    /** Is not serializable, and so has no say. */
    static class Plain {
        final int id;

        Plain(int id) {
            this.id = id;
        }

        private void writeObject(ObjectOutputStream out) {
            throw new IllegalStateException("not serializable");
        }
    }

    static final class OfPlain extends Plain implements Serializable {
        private final Plain other = new Plain(2);
        private transient Object lock = new Object();

        OfPlain() {
            super(1);
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            lock = new Object();
        }
    }

    @Test
    void superclassesAndFieldsThatAreNotSerializableTravelAsEver() {
        OfPlain copy = (OfPlain) RoundTrip.toWorker(new OfPlain());
        assertThat(copy.id).isEqualTo(1);
        assertThat(copy.other.id).isEqualTo(2);
        assertThat(copy.lock).isNotNull();
    }

    /** Leaves a field out. */
    static final class Listing implements Serializable {
        private static final ObjectStreamField[] serialPersistentFields = {new ObjectStreamField("kept", int.class)};
        private transient int kept = 1;
        private int dropped = 2;
    }

    @Test
    void listedFieldsTravelAndNoOthers() {
        Listing copy = (Listing) RoundTrip.toWorker(new Listing());
        assertThat(copy.kept).isEqualTo(1);
        assertThat(copy.dropped).isZero();
    }

    // What was not written, or of another version.

    static class Older implements Serializable {
        String origin = "field";

        private void readObjectNoData() {
            origin = "no data";
        }
    }

    static final class Newer extends Older {
        private int value;
    }

    private static Object decode(Class<?> type, String json) {
        return RoundTrip.decodeAll(RoundTrip.values(type.getName(), "[" + json + "]"), RoundTrip.parentTypes())
                .get(0);
    }

    @Test
    void aClassOfWhichNothingWasWrittenLearnsThat() {
        Newer read = (Newer) decode(Newer.class, "[{\"value\":7}]");
        assertThat(read.value).isEqualTo(7);
        assertThat(read.origin).isEqualTo("no data");
    }

    @Test
    void aClassThatDoesNotBelongToTheHierarchyIsRefused() {
        assertThatThrownBy(() -> decode(Newer.class, "[null,\"java.lang.Thread\",{}]"))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("java.lang.Thread is no class that " + Newer.class.getName() + " extends here");
    }

    @Test
    void fieldsOfAnotherVersionAreDefaultsForAClassThatReadsThem() {
        assertThat(decode(SerialSamples.Renamed.class, "[{\"unknown\":[1,{\"x\":2}],\"code\":5}]"))
                .isEqualTo(new SerialSamples.Renamed(5, null));
    }

    @Test
    void fieldsOfAnotherVersionAreRefusedOfAClassThatDoesNot() {
        assertThatThrownBy(() -> decode(Newer.class, "[{\"other\":7}]"))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("unknown member \"other\"");
        assertThatThrownBy(() -> decode(Listing.class, "[{}]"))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("is missing");
    }

    // Errors of hooks.

    /** Fails on demand. */
    static final class Failing implements Serializable {
        private final String where;
        private final int after;

        Failing(String where, int after) {
            this.where = where;
            this.after = after;
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
            for (int i = 0; i < 3; i++) {
                failAt("writing", i);
                out.writeObject(List.of(i));
            }
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            for (int i = 0; i < 3; i++) {
                failAt("reading", i);
                in.readObject();
            }
        }

        private void failAt(String what, int index) throws InvalidObjectException {
            if (where.equals(what) && after == index) {
                throw new InvalidObjectException("wrong at " + index);
            }
        }
    }

    @Test
    void whatAClassThrowsFailsThatValueAlone() {
        for (int after = 0; after < 3; after++) {
            String wrong = "java.io.InvalidObjectException: wrong at " + after;
            ValuesEncoder encoder = new ValuesEncoder();
            encoder.add(new Failing("never", 0), "value");
            Failing writing = new Failing("writing", after);
            assertThatThrownBy(() -> encoder.add(writing, "value"))
                    .isInstanceOf(EncodingException.class)
                    .hasMessage("value: " + Failing.class.getName() + " can't be encoded: its writeObject method threw "
                            + wrong);
            encoder.add(new Failing("reading", after), "value");
            encoder.add(new Failing("last", 9), "value");
            try (ValuesDecoder decoder = new ValuesDecoder(encoder.finish(), RoundTrip.workerTypes())) {
                assertThat(decoder.next()).isInstanceOf(Failing.class);
                assertThatThrownBy(decoder::next)
                        .isInstanceOf(EncodingException.class)
                        .hasMessage("value: " + Failing.class.getName()
                                + " can't be decoded: its readObject method threw " + wrong);
                assertThat(((Failing) decoder.next()).where).isEqualTo("last");
                assertThat(decoder.hasNext()).isFalse();
            }
        }
    }

    /** Goes on without what can't be written. */
    static final class Tolerant implements Serializable {
        private transient List<Object> items;

        Tolerant(Object... items) {
            this.items = new ArrayList<>(Arrays.asList(items));
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.writeInt(items.size());
            for (Object item : items) {
                try {
                    out.writeObject(item);
                } catch (NotSerializableException e) {
                    out.writeObject("left out");
                }
            }
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            items = new ArrayList<>();
            for (int count = in.readInt(); count > 0; count--) {
                items.add(in.readObject());
            }
        }
    }

    @Test
    void aClassMayGoOnWithoutWhatCantBeWritten() {
        Object bad = List.of(new int[2000], new SerialSamples.Many(1, new Thread()));
        Tolerant copy = (Tolerant) RoundTrip.toWorker(new Tolerant(1, bad, 2, new Thread(), new Tolerant(bad)));
        assertThat(copy.items.subList(0, 4)).containsExactly(1, "left out", 2, "left out");
        assertThat(((Tolerant) copy.items.get(4)).items).containsExactly("left out");
    }

    @Test
    void whatItCantDoWithoutIsNamedWithItsPath() {
        Object many = new SerialSamples.Many(1, List.of(2, new Thread()));
        assertThatThrownBy(() -> RoundTrip.encode(many))
                .isInstanceOf(EncodingException.class)
                .hasMessageStartingWith("value.writeObject[1][1]: java.lang.Thread can't be encoded")
                .hasMessageNotContaining("NotSerializableException");
    }

    /** Takes no notice of what it can't read. */
    static final class Careless implements Serializable {
        private transient Object content;

        Careless(Object content) {
            this.content = content;
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.writeObject(content);
            out.writeObject("after");
        }

        private void readObject(ObjectInputStream in) {
            try {
                content = in.readObject();
            } catch (Exception e) {
                content = "whatever";
            }
        }
    }

    @Test
    void whatCantBeReadFailsTheWholeValueWhateverItsClassDoes() {
        ValuesEncoder encoder = new ValuesEncoder();
        encoder.add(new Careless(new Failing("reading", 1)), "value");
        encoder.add(new Careless(5), "value");
        try (ValuesDecoder decoder = new ValuesDecoder(encoder.finish(), RoundTrip.workerTypes())) {
            assertThatThrownBy(decoder::next)
                    .isInstanceOf(EncodingException.class)
                    .hasMessageStartingWith("value.readObject[0]: " + Failing.class.getName())
                    .hasMessageContaining("wrong at 1");
            assertThat(((Careless) decoder.next()).content).isEqualTo(5);
        }
    }

    @Test
    void anObjectInItsOwnPartIsRefused() {
        SerialSamples.Many many = new SerialSamples.Many();
        SerialSamples.Savings cycle = new SerialSamples.Savings(1, "s", List.of(1, many));
        assertThat(RoundTrip.toWorker(cycle)).isEqualTo(cycle);
        Object[] knot = new Object[1];
        SerialSamples.Savings knotted = new SerialSamples.Savings(1, "s", knot);
        knot[0] = knotted;
        assertThatThrownBy(() -> RoundTrip.encode(knotted))
                .isInstanceOf(EncodingException.class)
                .hasMessageStartingWith("value: " + SerialSamples.Savings.class.getName()
                        + " contains itself at value.writeObject[0][0]; values travel as trees");
    }

    /** Has constants, and a form that is no object. */
    static final class Mode implements Serializable {
        static final Mode FAST = new Mode("fast");
        private final String name;
        private transient Object lock = new Object();

        Mode(String name) {
            this.name = name;
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            lock = new Object();
        }
    }

    @Test
    void constantsOfSuchClassesStayWhatTheyAreAndOthersAreMadeAgain() {
        assertThat(RoundTrip.toParent(Mode.FAST)).isSameAs(Mode.FAST);
        assertThat(RoundTrip.toParent(new Samples.Box<>(Mode.FAST))).isEqualTo(new Samples.Box<>(Mode.FAST));
        Mode copy = (Mode) RoundTrip.toParent(new Mode("fast"));
        assertThat(copy).isNotSameAs(Mode.FAST);
        assertThat(copy.name).isEqualTo("fast");
        assertThat(copy.lock).isNotNull();
    }

    // Collections.

    record Library(ImmutableList<?> list, BiMap<String, Integer> map) {}

    @Test
    void collectionsOfLibrariesArriveAsTheyAreWhereNothingElseFits() {
        Library library = new Library(ImmutableList.of(1, ImmutableList.of(2, 3)), HashBiMap.create(Map.of("a", 1)));
        Library copy = (Library) RoundTrip.toWorker(library);
        assertThat(copy).isEqualTo(library);
        assertThat(copy.list.get(1)).isInstanceOf(ImmutableList.class);
        assertThat(copy.map.inverse().get(1)).isEqualTo("a");
    }

    /** Has places for such objects. */
    static final class Overdrawn extends Exception {
        final SerialSamples.Account account = new SerialSamples.Account(-5);
        final SerialSamples.Names owners = new SerialSamples.Names("a", "b");
    }

    @Test
    void fieldsOfExceptionsHoldThem() {
        Overdrawn copy = (Overdrawn) RoundTrip.toParent(new Overdrawn());
        assertThat(copy.account.add(1)).isEqualTo(-4);
        assertThat(copy.owners).containsExactly("a", "b");
    }

    @Test
    void elsewhereTheyArriveAsStandardCollections() {
        List<?> copy = (List<?>) RoundTrip.toWorker(List.of(ImmutableList.of(1), new SerialSamples.Names("a")));
        assertThat(copy.get(0)).isEqualTo(List.of(1)).isInstanceOf(ArrayList.class);
        assertThat(copy.get(1)).isEqualTo(List.of("a")).isInstanceOf(ArrayList.class);
    }

    @Test
    void aClassReadsTheCollectionThatItWrote() {
        SerialSamples.Many copy = (SerialSamples.Many)
                RoundTrip.toWorker(new SerialSamples.Many(ImmutableList.of(1), new SerialSamples.Names("a")));
        assertThat(copy).isEqualTo(new SerialSamples.Many(List.of(1), List.of("a")));
        assertThat(RoundTrip.show(RoundTrip.toWorker(new Samples.Box<>(ImmutableTable.of(1, 2, ImmutableList.of(3))))))
                .contains("{1={2=[3]}}");
    }

    @Test
    void theValueThatIsAddedArrivesAsItsPlaceWantsIt() {
        ValuesEncoder encoder = new ValuesEncoder();
        encoder.selfDescribing();
        encoder.add(ImmutableList.of(1), "value", ImmutableList.class);
        encoder.add(ImmutableList.of(1), "value", List.class);
        encoder.add(ImmutableList.of(1), "value");
        List<Object> decoded = RoundTrip.decodeAll(encoder.finish(), RoundTrip.workerTypes());
        assertThat(decoded.get(0)).isInstanceOf(ImmutableList.class);
        assertThat(decoded.subList(1, 3)).hasOnlyElementsOfType(ArrayList.class);
    }

    /** Lets a collection of the JDK travel in its place, and makes nothing of it again. */
    static final class Fleeting extends AbstractList<Object> implements Serializable {
        @Override
        public Object get(int index) {
            return index;
        }

        @Override
        public int size() {
            return 2;
        }

        private Object writeReplace() {
            return new LinkedList<>(this);
        }
    }

    record Held(Fleeting list) {}

    @Test
    void aReplacementThatDoesNotFitIsRefusedWhereItIsWritten() {
        assertThat(RoundTrip.toWorker(List.of(new Fleeting()))).isEqualTo(List.of(List.of(0, 1)));
        assertThat(RoundTrip.toWorker(new SerialSamples.Many(new Fleeting())))
                .isEqualTo(new SerialSamples.Many(List.of(0, 1)));
        assertThatThrownBy(() -> RoundTrip.encode(new Held(new Fleeting())))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("value.list: ")
                .hasMessageContaining("Fleeting can't be encoded here: it would arrive as a java.util.LinkedList");
    }

    @Test
    void multimapsKeepTheirOrderAndFindTheirKeys() {
        LinkedHashMultimap<Samples.Color, Integer> map = LinkedHashMultimap.create();
        map.put(Samples.Color.GREEN, 2);
        map.put(Samples.Color.RED, 1);
        map.put(Samples.Color.GREEN, 1);
        Object copy = RoundTrip.toWorker(map);
        assertThat(copy).isEqualTo(map).hasToString(map.toString());
    }
}
