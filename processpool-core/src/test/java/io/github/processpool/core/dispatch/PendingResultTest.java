package io.github.processpool.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.ProcessPoolException;
import io.github.processpool.core.supervise.PoolLog;
import io.github.processpool.core.supervise.PoolThreads;
import io.github.processpool.core.testkit.NoLeaks;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
@SuppressWarnings("FutureReturnValueIgnored") // that is the point
class PendingResultTest {
    private final Callbacks callbacks = new Callbacks(new PoolThreads("test"), new PoolLog("test"));
    private final PendingResult<String> result = new PendingResult<>(callbacks, "the call");
    private final MemoryShortage shortage = new MemoryShortage();

    @Test
    void aResultThatFailsWithWhatWasMadeInAdvanceIsAFailureInEveryWay() throws Exception {
        CompletableFuture<Throwable> told = new CompletableFuture<>();
        result.onFailure(told::complete).onSuccess(value -> told.complete(new AssertionError("a success: " + value)));
        CompletableFuture<String> future = result.toCompletableFuture();

        result.fail(shortage);

        assertThat(result.isDone()).isTrue();
        assertThat(result.isSuccessful()).isFalse();
        assertThat(result.isCancelled()).isFalse();
        assertThat(result.await(Duration.ZERO)).isTrue();
        assertThatThrownBy(result::join)
                .isExactlyInstanceOf(ProcessPoolException.class)
                .hasCauseInstanceOf(OutOfMemoryError.class);
        assertThatThrownBy(result::joinAlone).hasCauseInstanceOf(OutOfMemoryError.class);
        assertThatThrownBy(result::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseExactlyInstanceOf(ProcessPoolException.class);
        assertThatThrownBy(() -> result.get(1, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        assertThatThrownBy(future::get).hasCauseExactlyInstanceOf(ProcessPoolException.class);
        assertThat(told.join()).isExactlyInstanceOf(ProcessPoolException.class);
    }

    @Test
    void aResultThatIsThereStays() {
        result.complete("there");

        result.fail(shortage);

        assertThat(result.join()).isEqualTo("there");
    }
}
