package io.github.processpool.core.objects;

import io.github.processpool.core.json.JsonToken;
import io.github.processpool.core.json.MalformedJsonException;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.Allocator;
import io.github.processpool.core.reflection.SerialReflection;
import io.github.processpool.core.types.TypeNames;
import io.github.processpool.core.values.Codec;
import io.github.processpool.core.values.PlainCodec;
import io.github.processpool.core.values.Tag;
import io.github.processpool.core.values.ValueReader;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotActiveException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectInputValidation;
import java.io.StreamCorruptedException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What {@code readObject} and {@code readExternal} methods are given: it reads what {@link SerialOutput} wrote. A class can
 * neither read what belongs to another one, nor go on where something could not be read.
 */
final class SerialInput extends ObjectInputStream implements ValueReader.Watcher {
    private final ValueReader in;
    private final SerialFilter filter;
    private final @Nullable ObjectInputFilter filterAtFirst;
    private final SerialValidations validations = new SerialValidations();
    private @Nullable Open open; // the object that is being read, and what contains it

    private SerialInput(ValueReader in) throws IOException {
        this.in = in;
        filter = new SerialFilter(this, in);
        filterAtFirst = getObjectInputFilter();
    }

    /** Returns the stream for objects whose classes have a say in what is read. */
    static SerialInput of(ValueReader in) {
        SerialInput known = in.kept(SerialInput.class);
        try {
            return known == null ? in.keep(new SerialInput(in)) : known;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An object of which a part is read. The current token begins what comes next of it. */
    private static final class Open {
        final @Nullable Open outer;
        final Object object;

        @Nullable
        SerialLevel level;

        boolean amongObjects;

        @Nullable
        DataInputStream data;

        @Nullable
        Throwable failure; // of a part

        int objects;

        Open(Object object, @Nullable Open outer) {
            this.object = object;
            this.outer = outer;
        }

        void begin(@Nullable SerialLevel next) {
            level = next;
            objects = 0;
        }
    }

    /** What can come next of an object. */
    private enum Next {
        FIELDS,
        OBJECT,
        DATA,
        END
    }

    /** Reads an object of a class that has a say in it, and returns what it resolves to. */
    Object read(Class<?> type, SerialLevel[] levels, Allocator allocator, @Nullable MethodHandle readResolve) {
        if (open != null) {
            return readOne(levels, allocator, readResolve);
        }
        filter.begin();
        validations.clear();
        in.watchedBy(this);
        try {
            filter.ask(type);
            Object object = readOne(levels, allocator, readResolve);
            validations.run(type.getName());
            return object;
        } finally {
            in.watchedBy(null);
            if (getObjectInputFilter() != filterAtFirst) {
                in.forget(SerialInput.class); // a class has set a filter, which is none for other values
            }
        }
    }

    /** Asks the filter for a class that is none of those that read themselves, but has a say in what is made of it. */
    void ask(Class<?> type) {
        if (open == null) {
            filter.begin();
            filter.ask(type);
        }
    }

    private Object readOne(SerialLevel[] levels, Allocator allocator, @Nullable MethodHandle readResolve) {
        Object object = allocator.allocate();
        read(object, levels);
        return readResolve == null ? object : FieldsShape.resolve(readResolve, object);
    }

    /** Reads the content of {@code "v"} if the filter lets its class pass. */
    @Override
    public Object readTagged(Codec codec, Tag tag) {
        return readFiltered(filter.classOf(codec), () -> codec.readTagged(in, tag));
    }

    /** Reads a plain form if the filter lets its class pass. */
    @Override
    public Object readPlain(PlainCodec codec, @Nullable Class<?> declared) {
        return readFiltered(declared == null ? filter.classOf(codec) : declared, () -> codec.read(in));
    }

    private Object readFiltered(@Nullable Class<?> type, Supplier<Object> reader) {
        filter.enter();
        try {
            if (type != null) {
                filter.ask(type);
            }
            Object value = reader.get();
            filter.askForLength(value);
            return value;
        } finally {
            filter.leave();
        }
    }

    private void read(Object object, SerialLevel[] levels) {
        Open mine = new Open(object, open);
        open = mine;
        try {
            in.expectArray();
            in.next();
            if (in.json.currentToken() == JsonToken.VALUE_NULL) {
                readNamed(mine, levels);
            } else {
                skip(mine, levels, 0, levels.length - 1);
                read(mine, levels[levels.length - 1]);
            }
            in.expect(JsonToken.END_ARRAY, "the end of an object's parts");
        } finally {
            open = mine.outer;
        }
    }

    /** Each part begins with null and the name of the class to which it belongs. */
    private void readNamed(Open mine, SerialLevel[] levels) {
        int index = 0;
        while (in.json.currentToken() == JsonToken.VALUE_NULL) {
            in.next();
            int named = indexOf(levels, in.text(), index, mine.object);
            in.next();
            skip(mine, levels, index, named);
            read(mine, levels[named]);
            index = named + 1;
        }
        skip(mine, levels, index, levels.length);
    }

    private static int indexOf(SerialLevel[] levels, String name, int from, Object object) {
        for (int i = from; i < levels.length; i++) {
            if (levels[i].type.getName().equals(name)) {
                return i;
            }
        }
        throw new ValueProblem(name + " is no class that " + object.getClass().getName() + " extends here");
    }

    /** Nothing arrived for some classes. */
    private void skip(Open mine, SerialLevel[] levels, int from, int to) {
        for (int i = from; i < to; i++) {
            mine.begin(null);
            try {
                levels[i].readNothing(mine.object);
            } catch (Throwable e) {
                throw problem(mine, "readObjectNoData", e);
            }
        }
    }

    private void read(Open mine, SerialLevel level) {
        mine.begin(level);
        try {
            level.read(mine.object, this);
        } catch (Throwable e) {
            throw problem(mine, level.reader, e);
        }
        if (mine.failure != null) {
            throw problem(
                    mine, level.reader, mine.failure); // the class took no notice, but nothing behind it is in step
        }
        skipRest(mine);
    }

    private static RuntimeException problem(Open mine, String method, Throwable thrown) {
        Throwable failure = mine.failure == null ? thrown : mine.failure;
        if (failure instanceof MalformedJsonException malformed) {
            return malformed;
        }
        ValueProblem problem = SerialProblems.in(failure);
        return problem != null
                ? problem
                : SerialProblems.thrownBy(TypeNames.of(mine.object.getClass()), "decoded", method, failure);
    }

    /** What a class has not read of its part is nobody's. */
    private void skipRest(Open mine) {
        mine.data = null;
        while (true) {
            JsonToken token = in.json.currentToken();
            if (mine.amongObjects && token == JsonToken.END_ARRAY) {
                mine.amongObjects = false;
            } else if (!mine.amongObjects && (token == JsonToken.END_ARRAY || token == JsonToken.VALUE_NULL)) {
                return;
            } else {
                in.json.skipChildren();
            }
            in.next();
        }
    }

    private Next next(Open mine) throws IOException {
        while (true) {
            if (mine.data != null) {
                if (mine.data.available() > 0) {
                    return Next.DATA;
                }
                mine.data = null;
            }
            JsonToken token = in.json.currentToken();
            if (mine.amongObjects) {
                if (token != JsonToken.END_ARRAY) {
                    return Next.OBJECT;
                }
                mine.amongObjects = false;
                in.next();
            } else if (token == JsonToken.START_ARRAY) {
                mine.amongObjects = true;
                in.next();
            } else if (token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT) {
                mine.data = new DataInputStream(new ByteArrayInputStream(readData(token)));
                in.next();
            } else {
                return ofToken(token);
            }
        }
    }

    private Next ofToken(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> Next.FIELDS;
            case END_ARRAY, VALUE_NULL -> Next.END;
            default -> throw in.unexpected("a part of an object");
        };
    }

    private byte[] readData(JsonToken token) {
        if (token == JsonToken.VALUE_STRING) {
            return in.json.getBinaryValue();
        }
        if (in.takeBlock(in.json.getIntValue()) instanceof byte[] bytes) {
            return bytes;
        }
        throw new ValueProblem("primitive data that is no block of bytes");
    }

    private Open open() throws IOException {
        if (open == null || open.level == null) {
            throw new NotActiveException("no object is being read");
        }
        requireNoFailure(open);
        return open;
    }

    private static void requireNoFailure(Open mine) throws IOException {
        if (mine.failure != null) {
            throw failed(mine.failure);
        }
    }

    private static InvalidObjectException failed(Throwable failure) {
        InvalidObjectException exception = new InvalidObjectException(String.valueOf(failure.getMessage()));
        exception.initCause(failure);
        return exception;
    }

    /** Notes that a part can't be had, after which nothing more can of the object, and returns what says so. */
    private static IOException failed(Open mine, String step, Throwable failure) {
        if (failure instanceof ValueProblem problem) {
            mine.failure = problem.inside(step);
            return failed(problem);
        }
        mine.failure = failure;
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof IOException exception ? exception : failed(failure);
    }

    /** Reads the fields of a class that has no say in it. */
    void readFieldsInto(Object object) throws IOException {
        Open mine = open();
        try {
            SerialFields fields = level(mine).fields();
            fields.set(object, read(mine, fields));
        } catch (Throwable e) {
            throw failed(mine, "", e);
        }
    }

    private static SerialLevel level(Open mine) throws NotActiveException {
        if (mine.level == null || mine.level.isExternal()) {
            throw new NotActiveException("not in call to readObject");
        }
        return mine.level;
    }

    private @Nullable Object[] read(Open mine, SerialFields fields) throws IOException {
        if (next(mine) == Next.FIELDS) {
            @Nullable Object[] values = fields.read(in, level(mine).readsItself());
            in.next();
            return values;
        }
        if (!fields.isEmpty()) {
            throw new StreamCorruptedException("there are no fields next in the data");
        }
        return new Object[0];
    }

    @Override
    public void defaultReadObject() throws IOException {
        readFieldsInto(open().object);
    }

    @Override
    public GetField readFields() throws IOException {
        Open mine = open();
        try {
            SerialFields fields = level(mine).fields();
            return new SerialGet(fields, read(mine, fields));
        } catch (Throwable e) {
            throw failed(mine, "", e);
        }
    }

    @Override
    public void registerValidation(@Nullable ObjectInputValidation validation, int priority)
            throws NotActiveException, InvalidObjectException {
        if (open == null) {
            throw new NotActiveException("stream inactive");
        }
        if (validation == null) {
            throw new InvalidObjectException("null callback");
        }
        validations.add(validation, priority);
    }

    @Override
    protected @Nullable Object readObjectOverride() throws IOException {
        Open mine = open();
        Next next = tryNext(mine);
        if (next == Next.FIELDS) {
            throw new StreamCorruptedException("there are fields next in the data: read them first");
        }
        if (next != Next.OBJECT) {
            throw SerialReflection.noObject(next == Next.END, mine.data == null ? 0 : mine.data.available());
        }
        return readObject(mine, mine.objects++);
    }

    private @Nullable Object readObject(Open mine, int index) throws IOException {
        try {
            Object object = in.value();
            in.next();
            return object;
        } catch (Throwable e) {
            throw failed(mine, "." + (mine.level == null ? "" : mine.level.reader) + "[" + index + "]", e);
        }
    }

    private Next tryNext(Open mine) throws IOException {
        try {
            return next(mine);
        } catch (Throwable e) {
            throw failed(mine, "", e);
        }
    }

    /** All objects are read as if nobody else referred to them. */
    @Override
    public @Nullable Object readUnshared() throws IOException {
        return readObjectOverride();
    }

    private boolean hasData() throws IOException {
        Open mine = open();
        return tryNext(mine) == Next.DATA;
    }

    private DataInputStream data() throws IOException {
        DataInputStream data = hasData() ? open().data : null;
        if (data == null) {
            throw new EOFException("there is no primitive data next");
        }
        return data;
    }

    @Override
    public int read() throws IOException {
        return hasData() ? data().read() : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        return hasData() ? data().read(into, offset, length) : length == 0 ? 0 : -1;
    }

    @Override
    public int available() throws IOException {
        return hasData() ? data().available() : 0;
    }

    @Override
    public int skipBytes(int count) throws IOException {
        return hasData() ? data().skipBytes(count) : 0;
    }

    @Override
    public boolean readBoolean() throws IOException {
        return data().readBoolean();
    }

    @Override
    public byte readByte() throws IOException {
        return data().readByte();
    }

    @Override
    public int readUnsignedByte() throws IOException {
        return data().readUnsignedByte();
    }

    @Override
    public char readChar() throws IOException {
        return data().readChar();
    }

    @Override
    public short readShort() throws IOException {
        return data().readShort();
    }

    @Override
    public int readUnsignedShort() throws IOException {
        return data().readUnsignedShort();
    }

    @Override
    public int readInt() throws IOException {
        return data().readInt();
    }

    @Override
    public long readLong() throws IOException {
        return data().readLong();
    }

    @Override
    public float readFloat() throws IOException {
        return data().readFloat();
    }

    @Override
    public double readDouble() throws IOException {
        return data().readDouble();
    }

    @Override
    public void readFully(byte[] into) throws IOException {
        readFully(into, 0, into.length);
    }

    @Override
    public void readFully(byte[] into, int offset, int length) throws IOException {
        if (length > 0) {
            data().readFully(into, offset, length);
        }
    }

    @Override
    @Deprecated
    public @Nullable String readLine() throws IOException {
        return hasData() ? data().readLine() : null;
    }

    @Override
    public String readUTF() throws IOException {
        return data().readUTF();
    }

    /** Wrappers of this stream close it; the object around it goes on. */
    @Override
    public void close() {}
}
