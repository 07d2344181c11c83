package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.Progress;
import io.github.processpool.ProgressListener;
import io.github.processpool.core.testkit.NoLeaks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Listeners whose {@code equals} and {@code hashCode} do what they like: a pool has no need to call them. */
@ExtendWith(NoLeaks.class)
class MoodyListenersIT {

    private static final class Moody implements ProgressListener {
        @Override
        public void onProgress(Progress progress) {}

        @Override
        public boolean equals(Object other) {
            throw new AssertionError("nobody has asked");
        }

        @Override
        public int hashCode() {
            throw new AssertionError("nobody has asked");
        }

        @Override
        public String toString() {
            throw new AssertionError("nobody has asked");
        }
    }

    static int next(int x) {
        return x + 1;
    }

    @Test
    void callsUnderListenersThatCannotBeComparedTravelTogether() throws Exception {
        try (Pool pool = Pool.create(2)) {
            List<AsyncResult<Integer>> results = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                results.add(pool.withProgress(new Moody()).applyAsync(MoodyListenersIT::next, i));
            }
            for (int i = 0; i < 500; i++) {
                assertThat(results.get(i).get(Duration.ofSeconds(40))).isEqualTo(i + 1);
            }
            assertThat(pool.withProgress(new Moody()).map(MoodyListenersIT::next, List.of(1, 2)))
                    .containsExactly(2, 3);
        }
    }
}
