package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.processpool.EncodingException;
import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.blocks.LargeArrays;
import io.github.processpool.core.json.MalformedJsonException;
import io.github.processpool.core.types.TypeNames;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.InvalidObjectException;
import java.io.NotActiveException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamField;
import java.io.OptionalDataException;
import java.io.Serializable;
import java.io.StreamCorruptedException;
import java.io.UTFDataFormatException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The streams that classes are given, operation by operation: they behave as those of Java do. */
class SerialStreamTest {
    private interface Writer {
        void write(Scripted self, ObjectOutputStream out) throws Exception;
    }

    private interface Reader {
        Object read(Scripted self, ObjectInputStream in) throws Exception;
    }

    private static Writer writer;
    private static Reader reader;

    /** Does what the test says. */
    static final class Scripted implements Serializable {
        private int field = 7;
        private transient Object result;

        private void writeObject(ObjectOutputStream out) throws Exception {
            writer.write(this, out);
        }

        private void readObject(ObjectInputStream in) throws Exception {
            result = reader.read(this, in);
        }
    }

    /** Lists a field that it does not declare, and says what the stream thinks of that. */
    static final class Unmatched implements Serializable {
        @SuppressWarnings("unused") // the JDK reads it
        private static final ObjectStreamField[] serialPersistentFields = {new ObjectStreamField("missing", int.class)};

        private transient Object heard;

        private void writeObject(ObjectOutputStream out) throws IOException {
            try {
                out.defaultWriteObject();
            } catch (InvalidClassException e) {
                out.writeUTF(e.getMessage());
            }
        }

        private void readObject(ObjectInputStream in) throws IOException {
            heard = in.readUTF();
        }
    }

    /** Returns what the reader returns, behind and before other values that must be unharmed. */
    private static Object exchange(Writer write, Reader read) {
        writer = write;
        reader = read;
        Object[] sent = {List.of(1), new Scripted(), new Samples.Point(3, 4)};
        Object[] arrived = (Object[]) RoundTrip.toParent(sent);
        assertThat(arrived[0]).isEqualTo(sent[0]);
        assertThat(arrived[2]).isEqualTo(sent[2]);
        return ((Scripted) arrived[1]).result;
    }

    @Test
    @SuppressWarnings("deprecation") // it is one of the operations
    void allKindsOfDataArrive() {
        Object read = exchange(
                (self, out) -> {
                    out.write(1);
                    out.write(new byte[] {2, 3});
                    out.write(new byte[] {0, 4, 5}, 1, 1);
                    out.writeBoolean(true);
                    out.writeByte(-1);
                    out.writeByte(-1);
                    out.writeShort(-2);
                    out.writeShort(-2);
                    out.writeChar('\ud800');
                    out.writeInt(-3);
                    out.writeLong(Long.MIN_VALUE);
                    out.writeFloat(1.5f);
                    out.writeDouble(Double.NaN);
                    out.writeUTF("a\0\u00e4");
                    out.writeBytes("line\n");
                    out.writeChars("c");
                },
                (self, in) -> {
                    byte[] bytes = new byte[4];
                    in.readFully(bytes, 0, 3);
                    bytes[3] = (byte) in.read();
                    List<Object> all = new ArrayList<>(List.of(Arrays.toString(bytes)));
                    all.addAll(List.of(in.readBoolean(), in.readByte(), in.readUnsignedByte(), in.readShort()));
                    all.addAll(List.of(in.readUnsignedShort(), in.readChar(), in.readInt(), in.readLong()));
                    all.addAll(List.of(in.readFloat(), in.readDouble(), in.readUTF(), in.readLine(), in.readChar()));
                    all.add(in.read());
                    return all;
                });
        assertThat(read)
                .isEqualTo(List.of(
                        "[1, 2, 3, 4]",
                        true,
                        (byte) -1,
                        255,
                        (short) -2,
                        65534,
                        '\ud800',
                        -3,
                        Long.MIN_VALUE,
                        1.5f,
                        Double.NaN,
                        "a\0\u00e4",
                        "line",
                        'c',
                        -1));
    }

    @Test
    void dataMayBeReadInOtherPortionsThanItWasWritten() {
        assertThat(exchange(
                        (self, out) -> out.writeLong(0x0000000100000002L), (self, in) -> in.readInt() + in.readInt()))
                .isEqualTo(3);
        assertThat(exchange(
                        (self, out) -> out.write(new byte[10]),
                        (self, in) ->
                                List.of(in.available(), in.skipBytes(4), in.readNBytes(9).length, in.available())))
                .isEqualTo(List.of(10, 4, 6, 0));
    }

    @Test
    void largeDataTravelsAsABlock() {
        byte[] large = new byte[100_000];
        Arrays.fill(large, (byte) 3);
        writer = (self, out) -> {
            out.writeInt(large.length);
            out.write(large);
            out.writeObject("behind");
        };
        reader = (self, in) -> {
            byte[] read = new byte[in.readInt()];
            in.readFully(read);
            return Arrays.equals(read, large) + (String) in.readObject();
        };
        ValuesEncoder encoder = new ValuesEncoder(null, LargeArrays.COPIED);
        encoder.add(new Scripted(), "value");
        EncodedValues values = encoder.finish();
        assertThat(values.length()).isLessThan(1000);
        Scripted read =
                (Scripted) RoundTrip.decodeAll(values, RoundTrip.parentTypes()).get(0);
        assertThat(read.result).isEqualTo("truebehind");
    }

    @Test
    void objectsAndDataKeepTheirOrder() {
        Object read = exchange(
                (self, out) -> {
                    out.writeInt(1);
                    out.defaultWriteObject();
                    out.writeObject("a");
                    out.writeUnshared(null);
                    out.writeInt(2);
                    out.flush();
                    out.writeObject(Map.of("k", 5L));
                },
                (self, in) -> {
                    List<Object> all = new ArrayList<>();
                    all.add(in.readInt());
                    in.defaultReadObject();
                    all.add(in.readObject());
                    all.add(in.readUnshared());
                    all.add(in.readInt());
                    all.add(in.readObject());
                    all.add(self.field);
                    return all;
                });
        assertThat(read).isEqualTo(Arrays.asList(1, "a", null, 2, Map.of("k", 5L), 7));
    }

    @Test
    void dataBehindTheEndIsNotThere() {
        assertThat(exchange(
                        (self, out) -> out.writeShort(1),
                        (self, in) -> catchThrowable(in::readInt).getClass()))
                .isEqualTo(EOFException.class);
        assertThat(exchange(
                        (self, out) -> out.writeObject("x"),
                        (self, in) -> List.of(
                                in.read(), in.read(new byte[2]), in.available(), in.skipBytes(2), in.readObject())))
                .isEqualTo(List.of(-1, -1, 0, 0, "x"));
    }

    @Test
    void objectsBehindTheEndAreNotThere() {
        assertThat(exchange((self, out) -> out.writeObject("x"), (self, in) -> {
                    in.readObject();
                    OptionalDataException end = (OptionalDataException) catchThrowable(in::readObject);
                    return List.of(
                            end.eof, end.length, catchThrowable(in::readByte).getClass());
                }))
                .isEqualTo(List.of(true, 0, EOFException.class));
    }

    @Test
    void dataWhereAnObjectIsReadIsToldByItsLength() {
        assertThat(exchange((self, out) -> out.writeLong(5), (self, in) -> {
                    in.readInt();
                    OptionalDataException data = (OptionalDataException) catchThrowable(in::readObject);
                    return List.of(data.eof, data.length, in.readInt());
                }))
                .isEqualTo(List.of(false, 4, 5));
    }

    @Test
    void fieldsWhereSomethingElseIsReadAreNoData() {
        assertThat(exchange((self, out) -> out.defaultWriteObject(), (self, in) -> {
                    List<Object> all = new ArrayList<>(List.of(in.read()));
                    all.add(catchThrowable(in::readObject).getClass());
                    in.defaultReadObject();
                    all.add(self.field);
                    return all;
                }))
                .isEqualTo(List.of(-1, StreamCorruptedException.class, 7));
    }

    @Test
    void whatIsNotReadIsNobodysElse() {
        Writer much = (self, out) -> {
            out.defaultWriteObject();
            out.writeObject(List.of(1, Map.of("a", 2)));
            out.writeInt(5);
            out.writeObject(new SerialSamples.Parcel("p"));
            out.writeUTF("end");
        };
        assertThat(exchange(much, (self, in) -> "nothing")).isEqualTo("nothing");
        assertThat(exchange(much, (self, in) -> {
                    in.defaultReadObject();
                    return in.readObject();
                }))
                .isEqualTo(List.of(1, Map.of("a", 2)));
        assertThat(exchange(much, (self, in) -> {
                    in.defaultReadObject();
                    in.readObject();
                    return in.read();
                }))
                .isEqualTo(0);
    }

    @Test
    void fieldsThatWereNotWrittenAreAnError() {
        assertThatThrownBy(() -> exchange((self, out) -> out.writeInt(1), (self, in) -> {
                    in.defaultReadObject();
                    return "";
                }))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("there are no fields next in the data");
    }

    @Test
    void fieldsMayBePutAndGot() {
        assertThat(exchange(
                        (self, out) -> {
                            ObjectOutputStream.PutField fields = out.putFields();
                            assertThat(out.putFields()).isSameAs(fields);
                            assertThatThrownBy(() -> fields.put("field", 5L))
                                    .isInstanceOf(IllegalArgumentException.class);
                            assertThatThrownBy(() -> fields.put("other", 5))
                                    .isInstanceOf(IllegalArgumentException.class);
                            fields.put("field", 9);
                            out.writeFields();
                        },
                        (self, in) -> {
                            ObjectInputStream.GetField fields = in.readFields();
                            return List.of(
                                    fields.get("field", 1),
                                    fields.defaulted("field"),
                                    fields.getObjectStreamClass().forClass(),
                                    catchThrowable(() -> fields.get("other", 1)).getClass(),
                                    catchThrowable(() -> fields.get("field", ""))
                                            .getClass());
                        }))
                .isEqualTo(List.of(
                        9, false, Scripted.class, IllegalArgumentException.class, IllegalArgumentException.class));
    }

    @Test
    void fieldsThatWerePutCanBeReadAsIfTheyWereNotAndTheOtherWayRound() {
        assertThat(exchange(
                        (self, out) -> {
                            out.putFields().put("field", 9);
                            out.writeFields();
                        },
                        (self, in) -> {
                            in.defaultReadObject();
                            return self.field;
                        }))
                .isEqualTo(9);
        assertThat(exchange(
                        (self, out) -> out.defaultWriteObject(),
                        (self, in) -> in.readFields().get("field", 1)))
                .isEqualTo(7);
    }

    @Test
    void fieldsThatNobodyPutHaveTheirDefault() {
        assertThat(exchange(
                        (self, out) -> {
                            out.putFields();
                            out.writeFields();
                        },
                        (self, in) -> in.readFields().get("field", 5)))
                .isEqualTo(0);
    }

    @Test
    void fieldsAreWrittenOnlyAfterTheyWerePut() {
        assertThatThrownBy(() -> exchange((self, out) -> out.writeFields(), (self, in) -> ""))
                .isInstanceOf(EncodingException.class)
                .hasCauseInstanceOf(NotActiveException.class);
    }

    @Test
    void whatMakesNoSenseWithinAnObjectIsRefused() {
        assertThatThrownBy(() -> exchange((self, out) -> out.reset(), (self, in) -> ""))
                .hasMessageContaining("stream active");
        assertThatThrownBy(() -> exchange((self, out) -> out.useProtocolVersion(1), (self, in) -> ""))
                .hasMessageContaining("stream non-empty");
    }

    @Test
    void tooLongTextsAreRefusedAsByJavasStreams() {
        assertThatThrownBy(() -> exchange((self, out) -> out.writeUTF("x".repeat(70_000)), (self, in) -> ""))
                .isInstanceOf(EncodingException.class)
                .hasCauseInstanceOf(UTFDataFormatException.class);
    }

    @Test
    void streamsThatWereKeptAreOfNoUseLater() {
        ObjectOutputStream[] kept = new ObjectOutputStream[1];
        ObjectInputStream[] keptInput = new ObjectInputStream[1];
        exchange(
                (self, out) -> {
                    kept[0] = out;
                    out.defaultWriteObject();
                },
                (self, in) -> {
                    keptInput[0] = in;
                    return "";
                });
        assertThatThrownBy(() -> kept[0].writeInt(1)).isInstanceOf(NotActiveException.class);
        assertThatThrownBy(() -> keptInput[0].readInt()).isInstanceOf(NotActiveException.class);
        assertThatThrownBy(() -> keptInput[0].registerValidation(() -> {}, 0)).isInstanceOf(NotActiveException.class);
    }

    @Test
    void otherStreamsCanBeWrappedAroundTheseAndClosed() {
        assertThat(exchange(
                        (self, out) -> {
                            out.writeObject("before");
                            try (DataOutputStream data = new DataOutputStream(new GZIPOutputStream(out))) {
                                data.writeUTF("compressed".repeat(1000));
                            }
                            out.writeObject("after");
                        },
                        (self, in) -> {
                            Object before = in.readObject();
                            String text;
                            try (DataInputStream data = new DataInputStream(new GZIPInputStream(in))) {
                                text = data.readUTF();
                            }
                            return List.of(before, text.length(), in.readObject());
                        }))
                .isEqualTo(List.of("before", 10_000, "after"));
    }

    @Test
    void validationsRunLastAndThoseOfHighPriorityFirst() {
        List<String> order = new ArrayList<>();
        exchange((self, out) -> out.writeObject(new SerialSamples.Account(3)), (self, in) -> {
            in.registerValidation(() -> order.add("low"), -1);
            in.registerValidation(() -> order.add("high " + self.result), 10);
            in.registerValidation(() -> order.add("middle"), 0);
            in.registerValidation(() -> order.add("middle, registered last"), 0); // first, as in Java's streams
            order.add("read");
            return in.readObject() == null ? "" : "complete";
        });
        assertThat(order).containsExactly("read", "high complete", "middle, registered last", "middle", "low");
    }

    @Test
    void aListedFieldThatIsNotDeclaredIsAnInvalidClassToItsMethods() {
        Unmatched arrived = (Unmatched) RoundTrip.toParent(new Unmatched());

        assertThat(arrived.heard)
                .isEqualTo(Unmatched.class.getName() + "; unmatched serializable field declared: missing");
    }

    @Test
    void aValidationThatFailsFailsTheValue() {
        assertThatThrownBy(() -> exchange((self, out) -> out.defaultWriteObject(), (self, in) -> {
                    in.registerValidation(
                            () -> {
                                throw new InvalidObjectException("invalid");
                            },
                            0);
                    return "";
                }))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("its validateObject method threw java.io.InvalidObjectException: invalid");
        assertThatThrownBy(() -> exchange((self, out) -> out.defaultWriteObject(), (self, in) -> {
                    in.registerValidation(null, 0);
                    return "";
                }))
                .hasMessageContaining("null callback");
    }

    @Test
    void aFilterIsAskedForAllThatIsMadeForAnObject() {
        List<String> asked = new ArrayList<>();
        ObjectInputFilter filter = info -> {
            asked.add(TypeNames.of(info.serialClass()) + " " + info.arrayLength() + " " + info.depth());
            return ObjectInputFilter.Status.UNDECIDED;
        };
        Object content = new ArrayList<>(Arrays.asList(
                new Samples.Box<>(new SerialSamples.Euro(5)), new int[] {1, 2}, Samples.Color.GREEN, "text", 5));
        exchange((self, out) -> out.writeObject(content), (self, in) -> {
            in.setObjectInputFilter(filter);
            assertThat(in.getObjectInputFilter()).isSameAs(filter);
            return in.readObject();
        });
        String form = "io.github.processpool.core.codec.SerialSamples$MoneyForm";
        assertThat(asked)
                .contains("java.util.ArrayList -1 2", "java.lang.Object[] 5 2", "int[] -1 3", "int[] 2 3")
                .contains(Samples.Box.class.getName() + " -1 3", form + " -1 4")
                .contains(Samples.Color.class.getName() + " -1 3")
                .noneMatch(question -> question.startsWith("java.lang.String") || question.startsWith("int "));
    }

    @Test
    void whatAFilterRejectsIsNotMade() {
        writer = (self, out) -> out.writeObject(new SerialSamples.Savings(1, "s", "o"));
        reader = (self, in) -> {
            in.setObjectInputFilter(info -> info.serialClass() == SerialSamples.Account.class
                    ? ObjectInputFilter.Status.REJECTED
                    : ObjectInputFilter.Status.ALLOWED);
            return in.readObject();
        };
        ValuesEncoder encoder = new ValuesEncoder();
        encoder.selfDescribing();
        encoder.add(new Scripted(), "value");
        encoder.add(new SerialSamples.Many(new SerialSamples.Account(1)), "value");
        try (ValuesDecoder decoder = new ValuesDecoder(encoder.finish(), RoundTrip.parentTypes())) {
            assertThatThrownBy(decoder::next)
                    .isInstanceOf(EncodingException.class)
                    .hasMessageContaining("Account can't be decoded: this JVM's filter for serialized objects");
            assertThat(decoder.next()).isEqualTo(new SerialSamples.Many(new SerialSamples.Account(1)));
        }
    }

    @Test
    void aFilterThatThrowsRejects() {
        assertThatThrownBy(() -> exchange((self, out) -> out.writeObject(List.of(1)), (self, in) -> {
                    in.setObjectInputFilter(info -> {
                        throw new IllegalStateException("broken filter");
                    });
                    return in.readObject();
                }))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("rejects it");
    }

    @Test
    void whatIsNoPartOfAnObjectIsMalformedAndNothingElse() {
        writer = (self, out) -> {};
        reader = (self, in) -> in.readObject();
        for (String wrong : List.of("[7]", "[true]", "[\"%\"]", "[[1]", "{}", "5", "[null]", "[null,5]", "[1.5]")) {
            String json = "[{\"$\":\"" + Scripted.class.getName() + "\",\"v\":" + wrong + "},\"next\"]";
            try (ValuesDecoder decoder = new ValuesDecoder(RoundTrip.values(null, json), RoundTrip.parentTypes())) {
                assertThat(catchThrowable(decoder::next))
                        .as(wrong)
                        .isInstanceOfAny(EncodingException.class, MalformedJsonException.class);
            }
        }
    }
}
