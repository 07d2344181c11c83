package io.github.processpool.core.codec;

import java.io.Externalizable;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamField;
import java.io.OptionalDataException;
import java.io.Serializable;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Classes with forms of their own in object streams. */
@SuppressWarnings("UnusedVariable") // that is the point
final class SerialSamples {
    private SerialSamples() {}

    /** Makes its lock again. */
    static class Account implements Serializable {
        private int cents;
        private transient Lock lock = new ReentrantLock();

        Account(int cents) {
            this.cents = cents;
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            lock = new ReentrantLock();
        }

        int add(int more) {
            lock.lock();
            try {
                cents += more;
                return cents;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Account that && that.add(0) == add(0);
        }

        @Override
        public int hashCode() {
            return cents;
        }
    }

    /** Writes what is transient itself, behind the part of its superclass. */
    static final class Savings extends Account {
        private final String name;
        private transient int[] rates;
        private transient Object owner;

        Savings(int cents, String name, Object owner, int... rates) {
            super(cents);
            this.name = name;
            this.owner = owner;
            this.rates = rates;
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
            out.writeInt(rates.length);
            for (int rate : rates) {
                out.writeInt(rate);
            }
            out.writeObject(owner);
            out.writeUTF("end");
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            rates = new int[in.readInt()];
            for (int i = 0; i < rates.length; i++) {
                rates[i] = in.readInt();
            }
            owner = in.readObject();
            if (!in.readUTF().equals("end")) {
                throw new InvalidObjectException("no end");
            }
        }

        @Override
        public boolean equals(Object other) {
            return super.equals(other)
                    && other instanceof Savings that
                    && that.name.equals(name)
                    && Arrays.equals(that.rates, rates)
                    && Objects.equals(that.owner, owner);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    /** A hash table of its own, whose places are of one JVM: enums have other hashes in another. */
    static final class Table implements Serializable {
        private transient Object[] keys = new Object[16];
        private transient int[] values = new int[16];
        private transient int size;

        Table with(Object key, int value) {
            int index = key.hashCode() & 15;
            while (keys[index] != null) {
                index = index + 1 & 15;
            }
            keys[index] = key;
            values[index] = value;
            size++;
            return this;
        }

        int get(Object key) {
            int index = key.hashCode() & 15;
            while (!keys[index].equals(key)) {
                index = index + 1 & 15;
            }
            return values[index];
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.writeInt(size);
            for (int i = 0; i < keys.length; i++) {
                if (keys[i] != null) {
                    out.writeObject(keys[i]);
                    out.writeInt(values[i]);
                }
            }
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            keys = new Object[16];
            values = new int[16];
            for (int i = in.readInt(); i > 0; i--) {
                with(in.readObject(), in.readInt());
            }
        }

        @Override
        public boolean equals(Object other) {
            if (!(other instanceof Table that) || that.size != size) {
                return false;
            }
            for (Object key : keys) {
                if (key != null && that.get(key) != get(key)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            return size;
        }
    }

    /** Writes all of itself, and is made by its constructor. */
    public static final class Parcel implements Externalizable {
        private String address = "nowhere";
        private List<Object> content = List.of();

        public Parcel() {}

        Parcel(String address, Object... content) {
            this.address = address;
            this.content = new ArrayList<>(Arrays.asList(content));
        }

        @Override
        public void writeExternal(ObjectOutput out) throws IOException {
            out.writeObject(content);
            out.writeUTF(address);
        }

        @Override
        @SuppressWarnings("unchecked")
        public void readExternal(ObjectInput in) throws IOException, ClassNotFoundException {
            content = (List<Object>) in.readObject();
            address = in.readUTF();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Parcel that && that.address.equals(address) && that.content.equals(content);
        }

        @Override
        public int hashCode() {
            return address.hashCode();
        }
    }

    /** Writes other fields than it has. */
    static final class Renamed implements Serializable {
        private static final ObjectStreamField[] serialPersistentFields = {
            new ObjectStreamField("code", int.class), new ObjectStreamField("label", String.class)
        };

        private transient int number;
        private transient String name;

        Renamed(int number, String name) {
            this.number = number;
            this.name = name;
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            ObjectOutputStream.PutField fields = out.putFields();
            fields.put("code", number);
            fields.put("label", name);
            out.writeFields();
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            ObjectInputStream.GetField fields = in.readFields();
            number = fields.get("code", 0);
            name = (String) fields.get("label", null);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Renamed that && that.number == number && Objects.equals(that.name, name);
        }

        @Override
        public int hashCode() {
            return number;
        }
    }

    /** Reads as many objects as there are. */
    static final class Many implements Serializable {
        private transient List<Object> items;

        Many(Object... items) {
            this.items = new ArrayList<>(Arrays.asList(items));
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            for (Object item : items) {
                out.writeObject(item);
            }
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            items = new ArrayList<>();
            try {
                while (true) {
                    items.add(in.readObject());
                }
            } catch (OptionalDataException e) {
                if (!e.eof) {
                    throw e;
                }
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Many that && that.items.equals(items);
        }

        @Override
        public int hashCode() {
            return items.hashCode();
        }
    }

    /** Lets its superclass say what travels in its place. */
    abstract static class Money implements Serializable {
        final long cents;

        Money(long cents) {
            this.cents = cents;
        }

        Object writeReplace() {
            return new MoneyForm(getClass() == Euro.class, cents);
        }
    }

    static final class Euro extends Money {
        private final transient Object cache = new Object();

        Euro(long cents) {
            super(cents);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Euro that && that.cents == cents && that.cache != null;
        }

        @Override
        public int hashCode() {
            return (int) cents;
        }
    }

    private record Form(boolean euro, long cents) {}

    private static final class MoneyForm implements Serializable {
        private final Form form;

        MoneyForm(boolean euro, long cents) {
            form = new Form(euro, cents);
        }

        private Object readResolve() {
            if (!form.euro) {
                throw new IllegalStateException("unknown money");
            }
            return new Euro(form.cents);
        }
    }

    /** A list that is serializable, though it says nothing more of it. */
    static final class Names extends AbstractList<String> implements Serializable {
        private final String[] names;

        Names(String... names) {
            this.names = names;
        }

        @Override
        public String get(int index) {
            return names[index];
        }

        @Override
        public int size() {
            return names.length;
        }
    }

    /** A map with a form of its own. */
    static final class Ages extends AbstractMap<String, Integer> implements Serializable {
        private transient Map<String, Integer> ages;

        Ages(Map<String, Integer> ages) {
            this.ages = new HashMap<>(ages);
        }

        @Override
        public Set<Entry<String, Integer>> entrySet() {
            return ages.entrySet();
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.writeObject(ages);
        }

        @SuppressWarnings("unchecked")
        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            ages = (Map<String, Integer>) in.readObject();
        }
    }

    /** Has places that only its own collections can fill. */
    record People(Names names, Ages ages) {}

    /** Writes data that no method reads. */
    static final class Unread implements Serializable {
        private final transient int value;

        Unread(int value) {
            this.value = value;
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
            out.writeInt(value);
        }
    }

    /** Can't be made again as it says. */
    static final class NoConstructor implements Externalizable {
        private transient int value;

        NoConstructor(int value) {
            this.value = value;
        }

        @Override
        public void writeExternal(ObjectOutput out) throws IOException {
            out.writeInt(value);
        }

        @Override
        public void readExternal(ObjectInput in) throws IOException {
            value = in.readInt();
        }
    }
}
