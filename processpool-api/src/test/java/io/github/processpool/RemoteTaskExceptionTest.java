package io.github.processpool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RemoteTaskExceptionTest {

    @Test
    void readsLikeTheOriginal() {
        var exception = new RemoteTaskException("com.example.OddException", "it is odd");

        assertThat(exception.className()).isEqualTo("com.example.OddException");
        assertThat(exception.getMessage()).isEqualTo("it is odd");
        assertThat(exception).hasToString("com.example.OddException: it is odd");
    }

    @Test
    void readsLikeTheOriginalWithoutAMessage() {
        var exception = new RemoteTaskException("com.example.OddException", null);

        assertThat(exception.getMessage()).isNull();
        assertThat(exception).hasToString("com.example.OddException");
    }

    @Test
    void hasNoStackTraceOfItsOwn() {
        assertThat(new RemoteTaskException("com.example.OddException", null).getStackTrace())
                .isEmpty();
    }

    @Test
    void takesTheStackTraceOfTheOriginal() {
        var exception = new RemoteTaskException("com.example.OddException", null);
        var frame = new StackTraceElement("com.example.Tasks", "work", "Tasks.java", 42);
        exception.setStackTrace(new StackTraceElement[] {frame});

        assertThat(exception.getStackTrace()).containsExactly(frame);
    }

    @Test
    void takesACause() {
        var cause = new IllegalStateException();
        var exception = new RemoteTaskException("com.example.OddException", null);
        exception.initCause(cause);

        assertThat(exception).hasCause(cause);
    }
}
