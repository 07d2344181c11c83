package io.github.processpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The default method of {@link AsyncResult}; the rest belongs to the implementation. */
class AsyncResultTest {

    private final List<Long> waits = new ArrayList<>();

    private final AsyncResult<String> result = recordingResult();

    @Test
    void getWithADurationWaitsAsLong() throws Exception {
        assertThat(result.get(Duration.ofMillis(5))).isEqualTo("result");
        assertThat(waits).containsExactly(5_000_000L);
    }

    @Test
    void getWithAnEndlessDurationDoesNotOverflow() throws Exception {
        result.get(Duration.ofSeconds(Long.MAX_VALUE));
        result.get(Duration.ofSeconds(Long.MIN_VALUE));

        assertThat(waits).containsExactly(Long.MAX_VALUE, Long.MIN_VALUE);
    }

    @Test
    void getNeedsADuration() {
        assertThatThrownBy(() -> result.get(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("timeout");
    }

    @SuppressWarnings("unchecked")
    private AsyncResult<String> recordingResult() {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            assertThat(method.getName()).isEqualTo("get");
            assertThat(arguments[1]).isEqualTo(TimeUnit.NANOSECONDS);
            waits.add((Long) arguments[0]);
            return "result";
        };
        return (AsyncResult<String>)
                Proxy.newProxyInstance(AsyncResult.class.getClassLoader(), new Class<?>[] {AsyncResult.class}, handler);
    }
}
