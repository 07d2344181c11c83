package io.github.processpool.core.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.processpool.EncodingException;
import io.github.processpool.RemoteTaskException;
import io.github.processpool.core.errors.OwnState;
import io.github.processpool.core.json.MalformedJsonException;
import io.github.processpool.core.types.AllowedTypes;
import io.github.processpool.core.types.Exceptions;
import io.github.processpool.core.types.ResultTypes;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.SQLTimeoutException;
import java.text.ParseException;
import java.time.format.DateTimeParseException;
import java.util.ConcurrentModificationException;
import java.util.DuplicateFormatFlagsException;
import java.util.FormatFlagsConversionMismatchException;
import java.util.IllegalFormatCodePointException;
import java.util.IllegalFormatConversionException;
import java.util.IllegalFormatFlagsException;
import java.util.IllegalFormatPrecisionException;
import java.util.IllegalFormatWidthException;
import java.util.List;
import java.util.MissingFormatArgumentException;
import java.util.MissingFormatWidthException;
import java.util.MissingResourceException;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UnknownFormatConversionException;
import java.util.UnknownFormatFlagsException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.AssertionFailedError;
import org.xml.sax.SAXParseException;

class ErrorRoundTripTest {

    private static Throwable roundTrip(Throwable error) {
        byte[] json = ErrorEncoder.encode(error);
        assertThat(new String(json, UTF_8)).doesNotContain("\n");
        return ErrorDecoder.decode(json, 0, json.length, RoundTrip.parentTypes());
    }

    private static void assertSame(Throwable copy, Throwable error) {
        assertThat(copy.getClass()).isEqualTo(error.getClass());
        assertThat(copy.getMessage()).isEqualTo(error.getMessage());
        assertThat(copy.getStackTrace()).isEqualTo(error.getStackTrace());
        if (error.getCause() == null) {
            assertThat(copy.getCause()).isNull();
        } else {
            assertSame(copy.getCause(), error.getCause());
        }
        assertThat(copy.getSuppressed()).hasSameSizeAs(error.getSuppressed());
    }

    static Stream<Throwable> jdkExceptions() {
        Exception cause = new IllegalStateException("cause", new Error("deeper"));
        return Stream.of(
                new IllegalArgumentException("message"),
                new IllegalArgumentException(),
                new RuntimeException((String) null),
                new RuntimeException(cause),
                new RuntimeException("own", cause),
                new RuntimeException(null, cause),
                new Error("e"),
                new AssertionError("expected"),
                new AssertionError("with cause", cause),
                new StackOverflowError(),
                new OutOfMemoryError("Java heap space"),
                new IOException("io", cause),
                new UncheckedIOException("unchecked", new IOException("inner")),
                new UncheckedIOException(new IOException("inner")),
                new FileNotFoundException("x"),
                new NoSuchFileException("file"),
                new ExecutionException("e", cause),
                new ExecutionException(cause),
                new CompletionException(cause),
                new TimeoutException(),
                new InterruptedException("i"),
                new NoSuchElementException("none"),
                new ConcurrentModificationException(),
                new InvocationTargetException(cause),
                new ExceptionInInitializerError(cause),
                new ClassNotFoundException("a.B"),
                new NoClassDefFoundError("a/B"),
                new NumberFormatException("x"),
                new ArrayIndexOutOfBoundsException(5),
                new CloneNotSupportedException(),
                catchThrowable(() -> List.of().get(1)),
                catchThrowable(() -> nothing().toString()),
                catchThrowable(() -> Integer.parseInt("x")));
    }

    private static Object nothing() {
        return null;
    }

    @ParameterizedTest
    @MethodSource("jdkExceptions")
    void exceptionsOfTheJdkArriveAsTheyWere(Throwable error) {
        assertSame(roundTrip(error), error);
    }

    @Test
    void whatExceptionsOfTheJdkHoldBesideTheirMessageArrives() {
        DateTimeParseException time =
                (DateTimeParseException) roundTrip(new DateTimeParseException("m", "yesterday", 5));
        assertThat(time.getParsedString()).isEqualTo("yesterday");
        assertThat(time.getErrorIndex()).isEqualTo(5);
        URISyntaxException uri = (URISyntaxException) roundTrip(catchThrowable(() -> new URI("a b")));
        assertThat(uri.getInput()).isEqualTo("a b");
        PatternSyntaxException pattern = (PatternSyntaxException) roundTrip(new PatternSyntaxException("d", "(", 1));
        assertThat(pattern.getPattern()).isEqualTo("(");
        AccessDeniedException access = (AccessDeniedException) roundTrip(new AccessDeniedException("a", "b", "why"));
        assertThat(access.getOtherFile()).isEqualTo("b");
        assertThat(access).hasMessage("a -> b: why");
        MissingResourceException resource =
                (MissingResourceException) roundTrip(new MissingResourceException("m", "c", null));
        assertThat(resource.getClassName()).isEqualTo("c");
    }

    static Stream<Throwable> exceptionsWithConstructorsOfTheirOwn() {
        return Stream.of(
                new IllegalFormatConversionException('d', String.class),
                new UnknownFormatConversionException("q"),
                new MissingFormatArgumentException("s"),
                new DuplicateFormatFlagsException("--"),
                new MissingFormatWidthException("-d"),
                new IllegalFormatFlagsException("-+0"),
                new UnknownFormatFlagsException("x"),
                new FormatFlagsConversionMismatchException("#", 'd'),
                new IllegalFormatPrecisionException(2),
                new IllegalFormatWidthException(-1),
                new IllegalFormatCodePointException(0x110000),
                catchThrowable(() -> Path.of("a\0b")),
                catchThrowable(() -> UTF_8.newDecoder().decode(ByteBuffer.wrap(new byte[] {-1}))),
                catchThrowable(() -> US_ASCII.newEncoder().encode(CharBuffer.wrap("\u00e4"))),
                new BatchUpdateException("m", "08001", 5, new int[] {1, 2}),
                new SAXParseException("m", "public", "system", 3, 4));
    }

    @ParameterizedTest
    @MethodSource("exceptionsWithConstructorsOfTheirOwn")
    void exceptionsWithConstructorsOfTheirOwnArrive(Throwable error) {
        assertSame(roundTrip(error), error);
    }

    @Test
    void stateThatCannotTravelIsLeftOut() {
        Runnable hidden = () -> {};
        Exception outer =
                new IllegalStateException("outer", new IllegalFormatConversionException('d', hidden.getClass()));

        Throwable copy = roundTrip(outer);

        assertThat(copy).isExactlyInstanceOf(IllegalStateException.class).hasMessage("outer");
        assertThat(copy.getStackTrace()).isEqualTo(outer.getStackTrace());
        assertThat(copy.getCause()).isInstanceOf(RemoteTaskException.class).hasMessageContaining("d != ");
    }

    @Test
    void placesInTextsArrive() {
        ParseException parse = (ParseException) roundTrip(new ParseException("m", 5));
        assertThat(parse.getErrorOffset()).isEqualTo(5);
        InvalidPathException path = (InvalidPathException) roundTrip(new InvalidPathException("in", "why", 1));
        assertThat(path.getInput()).isEqualTo("in");
        SAXParseException xml = (SAXParseException) roundTrip(new SAXParseException("m", "p", "s", 3, 4));
        assertThat(xml.getLineNumber()).isEqualTo(3);
        BatchUpdateException batch = (BatchUpdateException) roundTrip(new BatchUpdateException("m", new int[] {1}));
        assertThat(batch.getUpdateCounts()).containsExactly(1);
        IllegalFormatConversionException format =
                (IllegalFormatConversionException) roundTrip(new IllegalFormatConversionException('d', String.class));
        assertThat(format.getConversion()).isEqualTo('d');
        assertThat(format.getArgumentClass()).isEqualTo(String.class);
    }

    @Test
    void sqlExceptionsKeepTheirCodes() {
        SQLTimeoutException sql =
                (SQLTimeoutException) roundTrip(new SQLTimeoutException("m", "08001", 5, new Error()));
        assertThat(sql.getSQLState()).isEqualTo("08001");
        assertThat(sql.getErrorCode()).isEqualTo(5);
        assertThat(sql.getCause()).isInstanceOf(Error.class);
    }

    @Test
    void exceptionsOfThisLibraryArriveAsTheyWere() {
        Throwable copy = roundTrip(new EncodingException("m", new RemoteTaskException("a.B", "inner")));
        assertThat(copy).isExactlyInstanceOf(EncodingException.class).hasMessage("m");
        assertThat(copy.getCause()).isInstanceOf(RemoteTaskException.class).hasToString("a.B: inner");
    }

    /** Has a constructor with unusual parameters. */
    static final class CodeException extends Exception {
        private final int code;
        private final Samples.Point where;
        private final transient Thread thread = Thread.currentThread();

        CodeException(int code, Samples.Point where, Throwable cause) {
            super("failed with " + code, cause);
            this.code = code;
            this.where = where;
        }

        CodeException(int code) {
            this(code, new Samples.Point(code, code), null);
        }

        Thread thread() {
            return thread;
        }
    }

    @Test
    void fieldsOfAnExceptionOfOnesOwnTravel() {
        CodeException copy = (CodeException) roundTrip(new CodeException(5, new Samples.Point(1, 2), new Error("e")));
        assertThat(copy.code).isEqualTo(5);
        assertThat(copy.where).isEqualTo(new Samples.Point(1, 2));
        assertThat(copy.thread()).isNull();
        assertThat(copy).hasMessage("failed with 5").hasCauseInstanceOf(Error.class);
        assertThat(roundTrip(new CodeException(6))).hasNoCause();
    }

    /** Its constructor makes more of the message than it was given. */
    static final class DecoratingException extends RuntimeException {
        private final Thread notEncodable = new Thread();

        DecoratingException(String text) {
            super("decorated " + text);
        }

        Thread thread() {
            return notEncodable;
        }
    }

    @Test
    void aConstructorThatChangesTheMessageIsNotUsed() {
        assertThat(roundTrip(new DecoratingException("x")))
                .isExactlyInstanceOf(DecoratingException.class)
                .hasMessage("decorated x");
    }

    /** Can't be rebuilt: what it says depends on what does not travel. */
    static final class StrangeException extends RuntimeException {
        private final transient Object lost;

        StrangeException(Object lost) {
            this.lost = lost;
        }

        @Override
        public String getMessage() {
            return "strange " + lost;
        }
    }

    @Test
    void anExceptionThatCantBeRebuiltIsStoodFor() {
        StrangeException error = new StrangeException(5);
        error.initCause(new IOException("cause"));
        Throwable copy = roundTrip(error);
        assertThat(copy).isInstanceOf(RemoteTaskException.class).hasMessage("strange 5");
        assertThat(((RemoteTaskException) copy).className()).isEqualTo(StrangeException.class.getName());
        assertThat(copy.getCause()).isExactlyInstanceOf(IOException.class).hasMessage("cause");
        assertThat(copy.getStackTrace()).isEqualTo(error.getStackTrace());
    }

    @Test
    void anExceptionOfAnotherJarIsStoodForUnlessItIsAllowed() {
        AssertionFailedError error = new AssertionFailedError("expected");
        byte[] json = ErrorEncoder.encode(error);
        Throwable stranger = ErrorDecoder.decode(json, 0, json.length, RoundTrip.parentTypes());
        assertThat(stranger).isInstanceOf(RemoteTaskException.class).hasMessage("expected");
        AllowedTypes allowing =
                AllowedTypes.beside(RoundTrip.class, ResultTypes.of(Set.of(error.getClass())), Exceptions.AS_RESULTS);
        assertThat(ErrorDecoder.decode(json, 0, json.length, allowing))
                .isExactlyInstanceOf(error.getClass())
                .hasMessage("expected");
    }

    @Test
    void anUnknownTypeIsStoodFor() {
        byte[] json = "{\"class\":\"no.such.E\",\"message\":\"m\",\"frames\":[]}".getBytes(UTF_8);
        Throwable unknown = ErrorDecoder.decode(json, 0, json.length, RoundTrip.parentTypes());
        assertThat(unknown).isInstanceOf(RemoteTaskException.class).hasToString("no.such.E: m");
        assertThat(unknown.getStackTrace()).isEmpty();
        byte[] noException = "{\"class\":\"java.lang.Thread\",\"frames\":[]}".getBytes(UTF_8);
        assertThat(ErrorDecoder.decode(noException, 0, noException.length, RoundTrip.parentTypes()))
                .isInstanceOf(RemoteTaskException.class);
    }

    @Test
    void suppressedExceptionsArrive() {
        Exception error = new Exception("main");
        error.addSuppressed(new IOException("one"));
        error.addSuppressed(new CodeException(2));
        assertThat(roundTrip(error).getSuppressed())
                .extracting(Throwable::getMessage)
                .containsExactly("one", "failed with 2");
    }

    @Test
    void cyclesAndLongChainsOfCausesEnd() {
        Exception first = new Exception("first");
        Exception second = new Exception("second", first);
        first.initCause(second);
        first.addSuppressed(second);
        Throwable copy = roundTrip(first);
        assertThat(copy.getCause()).hasMessage("second").hasNoCause();
        Exception chain = new Exception("0");
        for (int i = 1; i < 1000; i++) {
            chain = new Exception("" + i, chain);
        }
        assertThat(roundTrip(chain)).hasMessage("999").cause().hasMessage("998");
    }

    @Test
    void aFamilyThatMultipliesIsCut() {
        Exception[] layer = {new Exception("a"), new Exception("b")};
        for (int i = 0; i < 18; i++) {
            Exception[] next = {new Exception("a"), new Exception("b")};
            for (Exception error : next) {
                error.addSuppressed(layer[0]);
                error.addSuppressed(layer[1]);
            }
            layer = next;
        }
        assertThat(roundTrip(layer[0])).hasMessage("a");
    }

    /** Holds itself. */
    static final class SelfishException extends RuntimeException {
        private SelfishException self;
        private int code;

        SelfishException() {
            super("selfish");
        }
    }

    @Test
    void anExceptionThatHoldsItselfArrivesWithoutThat() {
        SelfishException error = new SelfishException();
        error.self = error;
        error.code = 5;
        SelfishException copy = (SelfishException) roundTrip(error);
        assertThat(copy.self).isNull();
        assertThat(copy.code).isEqualTo(5);
    }

    /** Throws from all that can be asked of it. */
    static final class HostileException extends RuntimeException {
        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new StackOverflowError();
        }

        @Override
        public synchronized Throwable getCause() {
            throw new AssertionError("no cause");
        }

        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }
    }

    @Test
    void whatAnExceptionsMethodsDoDoesNotMatter() {
        Throwable copy = roundTrip(new HostileException());
        assertThat(copy.getClass()).isEqualTo(HostileException.class);
        assertThat(OwnState.of(copy).frames()).isNotEmpty();
    }

    @Test
    void largeMessagesAndTracesAreCut() {
        Throwable copy = roundTrip(new Exception("x".repeat(16 * 1024 * 1024 + 7)));
        assertThat(copy.getMessage()).endsWith("... (7 more characters)");
        StackTraceElement[] frames = new StackTraceElement[5_000];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = new StackTraceElement("a.B", "recurse", null, i);
        }
        Exception deep = new Exception();
        deep.setStackTrace(frames);
        assertThat(roundTrip(deep).getStackTrace()).hasSize(1024).startsWith(frames[0], frames[1]);
    }

    @Test
    void exceptionsTravelAsValues() {
        CodeException error = new CodeException(5);
        assertSame((Throwable) ((List<?>) RoundTrip.toParent(List.of(error))).get(0), error);
        IOException other = new IOException("x", new Error("y"));
        assertSame((Throwable) RoundTrip.toWorker(other), other);
        assertThatThrownBy(() -> RoundTrip.toParent(new StrangeException(5)))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("can't be re-created from the data that are sent");
    }

    @Test
    void whatIsNoExceptionIsMalformed() {
        for (String json :
                List.of("", "[]", "{}", "{\"class\":5}", "{\"class\":\"x\",\"frames\":[[1]]}", "{\"class\":\"x\"")) {
            byte[] bytes = json.getBytes(UTF_8);
            assertThatThrownBy(() -> ErrorDecoder.decode(bytes, 0, bytes.length, RoundTrip.parentTypes()))
                    .isInstanceOf(MalformedJsonException.class);
        }
    }
}
