package io.github.processpool.core.codec;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.processpool.spi.ValueFormat;
import java.awt.geom.Point2D;
import java.util.Objects;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** What an application would bring that has a Jackson mapper of its own: with a module, annotations and a mixin. */
public final class JacksonFormat implements ValueFormat {
    private static final Set<Class<?>> HANDLED = Set.of(
            Money.class,
            Annotated.class,
            Foreign.class,
            Point2D.Double.class,
            Twisted.class,
            Forgetful.class,
            Failing.class);

    /** Not made before it is needed: most workers never are. */
    private static final class Mapper {
        static final JsonMapper INSTANCE = JsonMapper.builder()
                .addModule(new SimpleModule()
                        .addSerializer(Money.class, new MoneyWriter())
                        .addDeserializer(Money.class, new MoneyReader()))
                .addMixIn(Foreign.class, ForeignMixin.class)
                .addMixIn(Point2D.Double.class, PointMixin.class)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build();
    }

    @Override
    public boolean handles(Class<?> type) {
        return HANDLED.contains(type);
    }

    @Override
    public String write(Object value) {
        if (value instanceof Failing) {
            throw new IllegalStateException("can't write it");
        }
        return value instanceof Forgetful ? null : Mapper.INSTANCE.writeValueAsString(value);
    }

    @Override
    public Object read(String text, Class<?> type) {
        return type == Twisted.class ? "twisted" : Mapper.INSTANCE.readValue(text, type);
    }

    /** Can't travel by its fields: it has a thread. Does by the module. */
    static final class Money {
        final long cents;
        final Thread owner = new Thread();

        Money(long cents) {
            this.cents = cents;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Money money && money.cents == cents;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(cents);
        }
    }

    private static final class MoneyWriter extends StdSerializer<Money> {
        MoneyWriter() {
            super(Money.class);
        }

        @Override
        public void serialize(Money money, JsonGenerator json, SerializationContext context) {
            json.writeNumber(money.cents);
        }
    }

    private static final class MoneyReader extends StdDeserializer<Money> {
        MoneyReader() {
            super(Money.class);
        }

        @Override
        public Money deserialize(JsonParser json, DeserializationContext context) {
            return new Money(json.getLongValue());
        }
    }

    /** Brings its annotations. */
    @JsonSerialize(as = Annotated.class)
    @JsonDeserialize
    record Annotated(String text, Money price) {}

    /** Of a library that knows nothing of Jackson, and has no constructor for it. */
    static final class Foreign {
        private final String code;

        private Foreign(String code) {
            this.code = Objects.requireNonNull(code);
        }

        static Foreign of(String code) {
            return new Foreign(code);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Foreign foreign && foreign.code.equals(code);
        }

        @Override
        public int hashCode() {
            return code.hashCode();
        }
    }

    /** How Jackson can write and make a {@link Foreign}. */
    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    abstract static class ForeignMixin {
        @JsonCreator
        static Foreign of(@JsonProperty("code") String code) {
            return new Foreign(code);
        }
    }

    /** How Jackson can write and make a point, which is a type of the JDK without a form here. */
    @JsonAutoDetect(
            fieldVisibility = JsonAutoDetect.Visibility.ANY,
            getterVisibility = JsonAutoDetect.Visibility.NONE,
            setterVisibility = JsonAutoDetect.Visibility.NONE)
    interface PointMixin {}

    /** Is read as an object of another class. */
    record Twisted(int value) {}

    /** Is not written at all. */
    record Forgetful(int value) {}

    /** Can't be written. */
    record Failing(int value) {}
}
