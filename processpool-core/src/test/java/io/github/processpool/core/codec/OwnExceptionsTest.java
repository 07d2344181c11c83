package io.github.processpool.core.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.EncodingException;
import io.github.processpool.RemoteTaskException;
import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.errors.OwnState;
import io.github.processpool.core.types.AllowedTypes;
import io.github.processpool.core.types.Exceptions;
import io.github.processpool.core.types.ResultTypes;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;

/** Exceptions whose classes override what Throwable does, and those of classes that no call mentions. */
@SuppressWarnings({"serial", "OverrideThrowableToString"}) // that is what it is about
class OwnExceptionsTest {
    private static final AllowedTypes BESIDE = RoundTrip.parentTypes();
    private static final AllowedTypes ELSEWHERE =
            AllowedTypes.beside(Test.class, ResultTypes.of(Set.of()), Exceptions.OF_ANY_CLASS);
    private static final AllowedTypes STRICT =
            AllowedTypes.beside(Test.class, ResultTypes.of(Set.of()), Exceptions.AS_RESULTS);

    private static Throwable roundTrip(Throwable error, AllowedTypes types) {
        byte[] json = ErrorEncoder.encode(error);
        return ErrorDecoder.decode(json, 0, json.length, types);
    }

    /** Returns the copy, which is the same where constructors may run and where they may not. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E copy(E error) {
        for (AllowedTypes types : List.of(BESIDE, ELSEWHERE)) {
            Throwable copy = roundTrip(error, types);
            assertThat(copy).isExactlyInstanceOf(error.getClass());
            assertKeepsTheSame(copy, error);
        }
        return (E) roundTrip(error, BESIDE);
    }

    private static void assertKeepsTheSame(Throwable copy, Throwable error) {
        OwnState own = kept(error);
        assertThat(kept(copy).message()).isEqualTo(own.message());
        assertThat(kept(copy).frames()).isEqualTo(own.frames());
        assertThat(copy.getSuppressed()).hasSameSizeAs(error.getSuppressed());
        if (own.cause() == null) {
            assertThat(kept(copy).cause()).isNull();
        } else {
            assertThat(kept(copy).cause()).hasSameClassAs(own.cause());
            assertKeepsTheSame(kept(copy).cause(), own.cause());
        }
    }

    private static OwnState kept(Throwable error) {
        OwnState own = OwnState.of(error);
        return own == null ? new OwnState(error.getMessage(), error.getCause(), List.of(error.getStackTrace())) : own;
    }

    static class HttpError extends RuntimeException {
        final int status;

        HttpError(String message, int status, Throwable cause) {
            super(message, cause);
            this.status = status;
        }

        @Override
        public String getMessage() {
            return super.getMessage() + " (status " + status + ")";
        }
    }

    static final class NotFound extends HttpError {
        private final String path;

        NotFound(String path) {
            super("not found", 404, new IOException("cause"));
            this.path = path;
        }

        @Override
        public String getMessage() {
            return super.getMessage() + ": " + path;
        }

        @Override
        public String getLocalizedMessage() {
            return "nicht gefunden";
        }

        @Override
        public String toString() {
            return "NotFound[" + path + "]";
        }
    }

    @Test
    void aMessageThatIsAddedToArrivesAsItWas() {
        HttpError copy = copy(new HttpError("busy", 503, null));
        assertThat(copy.status).isEqualTo(503);
        assertThat(copy).hasMessage("busy (status 503)").hasNoCause();
        NotFound found = new NotFound("/x");
        found.addSuppressed(new HttpError("inner", 500, null));
        NotFound other = copy(found);
        assertThat(other).hasMessage("not found (status 404): /x").hasToString("NotFound[/x]");
        assertThat(other.getSuppressed()[0]).hasMessage("inner (status 500)");
        assertThat(other.getLocalizedMessage()).isEqualTo("nicht gefunden");
    }

    static final class Counting extends RuntimeException {
        private int calls;

        Counting(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return super.getMessage() + " " + ++calls;
        }
    }

    static final class Telling extends RuntimeException {
        @Override
        public String getMessage() {
            return "now " + System.nanoTime();
        }
    }

    @Test
    void aMessageThatIsAnotherEachTimeIsNoReasonToLoseTheType() {
        assertThat(copy(new Counting("call"))).hasMessageStartingWith("call ");
        assertThat(copy(new Counting(null))).hasMessageStartingWith("null ");
        assertThat(copy(new Telling())).hasMessageStartingWith("now ");
    }

    static final class Silent extends Exception {
        Silent() {
            super("kept");
        }

        @Override
        public String getMessage() {
            return null;
        }
    }

    static final class Broken extends Exception {
        private final int code;

        Broken(int code) {
            super("kept");
            this.code = code;
        }

        @Override
        public String getMessage() {
            throw new Error("no message of " + code);
        }
    }

    @Test
    void aMessageThatIsNotToldIsKept() {
        assertThat(copy(new Silent())).hasMessage(null);
        assertThat(copy(new Broken(5)).code).isEqualTo(5);
    }

    /** Its constructors would add to the message once more. */
    static final class Decorated extends Exception {
        private static int made;

        Decorated(String message) {
            super("decorated " + message);
            made++;
        }

        Decorated() {
            this("by default");
        }

        @Override
        public String getMessage() {
            return "and " + super.getMessage();
        }
    }

    @Test
    void aConstructorThatAddsToTheMessageDoesNotRun() {
        Decorated error = new Decorated("x");
        int before = Decorated.made;
        assertThat(copy(error)).hasMessage("and decorated x");
        assertThat(Decorated.made).isEqualTo(before);
    }

    static final class Targeting extends Exception {
        private final Throwable target;
        private final Object unknown = new Object();

        Targeting(Throwable target) {
            super("targeting", null);
            this.target = target;
        }

        @Override
        public synchronized Throwable getCause() {
            return target;
        }

        @Override
        public String toString() {
            return "Targeting " + unknown;
        }
    }

    static final class Hiding extends Exception {
        private final transient Object lost = new Object();

        Hiding(Throwable cause) {
            super("hiding", cause);
        }

        @Override
        public synchronized Throwable getCause() {
            return null;
        }

        @Override
        public String toString() {
            return "Hiding " + lost;
        }
    }

    static final class Losing extends Exception {
        private final transient Throwable target;

        Losing(Throwable target) {
            super("losing");
            this.target = target;
        }

        @Override
        public synchronized Throwable getCause() {
            return target;
        }
    }

    @Test
    void aCauseThatAFieldGivesArrives() {
        assertThat(copy(new Targeting(new IOException("target")))).hasCauseExactlyInstanceOf(IOException.class);
        assertThat(copy(new Hiding(new IOException("hidden")))).hasNoCause();
        assertThat(roundTrip(new Losing(new IOException("lost")), BESIDE))
                .isInstanceOf(RemoteTaskException.class)
                .hasMessage("losing")
                .hasCauseExactlyInstanceOf(IOException.class);
    }

    static final class Untraced extends RuntimeException {
        Untraced(Throwable cause) {
            super("untraced", cause, false, false);
        }
    }

    static final class Unfilled extends RuntimeException {
        Unfilled() {
            super("unfilled");
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            return new StackTraceElement[] {null, new StackTraceElement("A", "b", "A.java", 1)};
        }
    }

    static final class Unsettable extends RuntimeException {
        @Override
        public void setStackTrace(StackTraceElement[] stackTrace) {
            throw new UnsupportedOperationException();
        }

        @Override
        public synchronized Throwable initCause(Throwable cause) {
            throw new UnsupportedOperationException();
        }

        Unsettable(Throwable cause) {
            super("unsettable", cause);
        }
    }

    @Test
    void stacksArriveAsTheyAreKept() {
        assertThat(copy(new Untraced(new IOException("cause"))).getStackTrace()).isEmpty();
        assertThat(copy(new Unfilled()).getStackTrace()).hasSize(2);
        Unsettable error = new Unsettable(new IOException("cause"));
        assertThat(roundTrip(error, ELSEWHERE))
                .isExactlyInstanceOf(Unsettable.class)
                .hasMessage("unsettable")
                .hasCauseExactlyInstanceOf(IOException.class);
    }

    static final class OwnFile extends FileSystemException {
        private final int code = 5;

        OwnFile() {
            super("a", "b", "why");
        }

        @Override
        public String getMessage() {
            return super.getMessage() + " " + code;
        }
    }

    static final class OwnSql extends SQLException {
        OwnSql() {
            super("reason", "08001", 5, new IOException("cause"));
        }

        @Override
        public String getMessage() {
            return super.getMessage() + " [" + getSQLState() + "]";
        }
    }

    @Test
    void whatTheJdkHoldsOfAnExceptionThatExtendsOneOfItsOwnArrives() {
        OwnFile file = copy(new OwnFile());
        assertThat(file).hasMessage("a -> b: why 5");
        assertThat(file.getFile()).isEqualTo("a");
        assertThat(file.getOtherFile()).isEqualTo("b");
        OwnSql sql = copy(new OwnSql());
        assertThat((Throwable) sql).hasMessage("reason [08001]").hasCauseExactlyInstanceOf(IOException.class);
        assertThat(sql.getErrorCode()).isEqualTo(5);
    }

    @Test
    void exceptionsOfAnyClassArriveUnlessTheyAreToBeAsResults() {
        AssertionFailedError error = new AssertionFailedError("expected", 1, 2);
        MultipleFailuresError many = new MultipleFailuresError("many", List.of(error, new IOException("io")));
        assertThat(roundTrip(error, ELSEWHERE))
                .isExactlyInstanceOf(AssertionFailedError.class)
                .hasMessage("expected");
        assertThat(roundTrip(many, ELSEWHERE)).isExactlyInstanceOf(MultipleFailuresError.class);
        assertThat(((MultipleFailuresError) roundTrip(many, ELSEWHERE)).getFailures())
                .hasSize(2);
        for (Throwable each : List.of(error, many)) {
            assertThat(roundTrip(each, STRICT))
                    .isExactlyInstanceOf(RemoteTaskException.class)
                    .hasMessage(each.getMessage());
        }
    }

    /** Its message can only be computed in the JVM where it was thrown. */
    static final class Lazy extends RuntimeException {
        private static boolean there = true;

        Lazy() {
            super("kept");
        }

        @Override
        public String getMessage() {
            if (!there) {
                throw new NoClassDefFoundError("lazy");
            }
            return "told: " + super.getMessage();
        }
    }

    @Test
    void aMessageThatCanBeToldOnlyWhereItWasThrownIsNotLost() {
        byte[] json = ErrorEncoder.encode(new Lazy());
        Lazy.there = false;
        try {
            assertThat(ErrorDecoder.decode(json, 0, json.length, BESIDE))
                    .isExactlyInstanceOf(RemoteTaskException.class)
                    .hasMessage("told: kept");
        } finally {
            Lazy.there = true;
        }
    }

    /** Its constructor needs more than a message. */
    static final class Demanding extends AssertionError {
        private final int two;

        Demanding(int[] numbers, Throwable cause) {
            super(null, cause);
            two = numbers[1];
        }
    }

    @Test
    void aNullMessageAndACauseArriveWithoutAConstructorThatTakesThem() {
        Demanding copy = copy(new Demanding(new int[] {1, 2}, new IOException("cause")));
        assertThat(copy).hasMessage(null).hasCauseExactlyInstanceOf(IOException.class);
        assertThat(copy.two).isEqualTo(2);
        assertThat(copy(new Demanding(new int[] {1, 2}, null))).hasNoCause();
    }

    /** Tells what runs of it. */
    static final class Watched extends RuntimeException {
        private static int ran;

        private final Object held;

        Watched(String message) {
            super(message);
            held = null;
            ran++;
        }

        Watched() {
            this("none");
        }

        Watched(Object held, String message) {
            super(message);
            this.held = held;
        }

        @Serial
        private void readObject(ObjectInputStream in) {
            ran++;
        }

        @Serial
        private Object readResolve() {
            ran++;
            return this;
        }
    }

    @Test
    void noConstructorAndNoHookRunsOfAClassThatNothingAllows() {
        Watched error = new Watched(5, "message");
        int before = Watched.ran;
        Watched copy = (Watched) roundTrip(error, ELSEWHERE);
        assertThat(copy).hasMessage("message");
        assertThat(copy.held).isEqualTo(5);
        assertThat(Watched.ran).isEqualTo(before);
    }

    /** Not an exception. */
    record Plain(int x) {}

    @Test
    void aFieldOfATypeThatIsNotAllowedIsLeftOut() {
        Watched copy = (Watched) roundTrip(new Watched(new Plain(1), "message"), ELSEWHERE);
        assertThat(copy).hasMessage("message");
        assertThat(copy.held).isNull();
        assertThat(((Watched) roundTrip(new Watched(new Plain(1), "message"), BESIDE)).held)
                .isEqualTo(new Plain(1));
    }

    /** Can't be initialised. */
    static final class NeverInitialised extends RuntimeException {
        static {
            fail();
        }

        private static void fail() {
            throw new Error("no");
        }
    }

    abstract static class Abstract extends RuntimeException {}

    @Test
    void whatCantBeMadeIsStoodFor() {
        for (Class<?> type : List.of(NeverInitialised.class, Abstract.class, Plain.class, Throwable[].class)) {
            byte[] json = ("{\"class\":\"" + type.getName() + "\",\"message\":\"m\",\"frames\":[]}").getBytes(UTF_8);
            assertThat(ErrorDecoder.decode(json, 0, json.length, ELSEWHERE))
                    .isExactlyInstanceOf(RemoteTaskException.class)
                    .hasMessage("m");
        }
    }

    @Test
    void exceptionsOfAnyClassAreValuesToo() {
        EncodedValues values = RoundTrip.encodeAll(List.of(new AssertionFailedError("m"), new Watched("w")));
        assertThat(RoundTrip.decodeAll(values, ELSEWHERE))
                .extracting(Object::getClass)
                .isEqualTo(List.of(AssertionFailedError.class, Watched.class));
        assertThatThrownBy(() -> RoundTrip.decodeAll(values, STRICT))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("is not allowed: the call does not mention it");
    }
}
