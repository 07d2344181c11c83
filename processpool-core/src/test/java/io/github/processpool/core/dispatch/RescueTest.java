package io.github.processpool.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.ProcessPoolException;
import io.github.processpool.SerializableFunction;
import io.github.processpool.WorkerStartException;
import io.github.processpool.core.InProcessPools;
import io.github.processpool.core.codec.EncodedFunction;
import io.github.processpool.core.codec.FunctionEncoder;
import io.github.processpool.core.testkit.NoLeaks;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which call gives up what it holds when the pool has no memory for its own work. */
@ExtendWith(NoLeaks.class)
class RescueTest {
    private static final int MANY_TRIES = 5;

    private final OutOfMemoryError shortage = new OutOfMemoryError("Java heap space");
    private final EncodedFunction function =
            new FunctionEncoder(Set.of()).encode((SerializableFunction<Integer, Integer>) Math::abs);
    private final DispatchState state = new DispatchState(InProcessPools.options(1), new ReentrantLock());
    private final Rescue rescue = new Rescue(state, new NoActions(), new Failures("pool"));
    private final Call small = new Call(10);
    private final Call large = new Call(1_000);
    private final Call medium = new Call(100);

    @BeforeEach
    void submit() {
        for (Call call : new Call[] {small, large, medium}) {
            state.queue.add(call, 0, 1);
        }
    }

    @Test
    void aCallMayGoOnWhileOthersMayStillGiveMemoryBack() {
        for (int tries = 1; tries < MANY_TRIES; tries++) {
            rescue.pauseIfShort(tries, shortage);
        }

        assertThat(large.failure).isNull();
    }

    @Test
    void whereNobodyGivesMemoryBackTheCallsFailOneByOneTheLargestFirst() {
        rescue.pauseIfShort(MANY_TRIES, shortage);

        assertThat(large.failure).hasCauseInstanceOf(OutOfMemoryError.class);
        assertThat(medium.failure).isNull();

        rescue.pauseIfShort(2 * MANY_TRIES, shortage);

        assertThat(medium.failure).hasCauseInstanceOf(OutOfMemoryError.class);
        assertThat(small.failure).isNull();
    }

    @Test
    void callsThatHoldNothingAreNoUseToAnybody() {
        small.held = 0;
        while (rescue.failLargest(shortage)) {
            assertThat(state.queue.unfinished().size()).isPositive();
        }

        assertThat(small.failure).isNull();
        assertThat(state.queue.unfinished().all()).containsExactly(small);
    }

    @Test
    void otherFailuresAreNoneOfItsBusiness() {
        assertThatThrownBy(() -> rescue.pauseIfShort(MANY_TRIES, new AssertionError("no")))
                .hasMessage("no");

        assertThat(large.failure).isNull();
    }

    @Test
    void afterACallHasEndedAnyOrderOfTheOthersIsKept() {
        Call last = new Call(0);
        state.lock();
        state.queue.writeOff(large);
        state.queue.add(last, 0, 1);
        state.queue.writeOff(small);
        state.queue.writeOff(small);
        state.unlock();

        assertThat(state.queue.unfinished().all()).containsExactly(medium, last);
        assertThat(state.queue.clear()).containsExactly(medium, last);
        assertThat(state.queue.unfinished().size()).isZero();
    }

    @Test
    void callsThatWereThereFailAllAndLaterOnesDoNot() {
        long now = System.nanoTime();
        Call later = new Call(5);
        state.queue.add(later, 0, 1);

        rescue.failOlderThan(now, shortage);

        assertThat(state.queue.unfinished().all()).containsExactly(later);
        assertThat(small.failure).hasCauseInstanceOf(OutOfMemoryError.class);
        assertThat(small.gaveUp).isTrue();
        assertThat(later.gaveUp).isFalse();
    }

    private static final class NoActions implements DispatchActions {
        @Override
        public void carryOut(Acts acts) {}

        @Override
        public void goOn() {}

        @Override
        public void settled(ChunkItems items, long first, int count) {}

        @Override
        public void drop(Submission submission, boolean endRunning) {}

        @Override
        public void stopIfDrained() {}

        @Override
        public void startFailed(WorkerStartException failure) {}

        @Override
        public void allEnded() {}
    }

    /** A call that holds results of a length. */
    private final class Call extends Submission {
        private long held;
        private boolean gaveUp;
        private @Nullable ProcessPoolException failure;

        Call(long held) {
            super(function, function.newResultTypes(), new CallSettings(1, null, 0, null));
            this.held = held;
        }

        @Override
        public EncodedItems encode(long first, int count) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void succeeded(long item, @Nullable Object result) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void failed(long item, ProcessPoolException error) {
            throw new UnsupportedOperationException();
        }

        @Override
        void abort(ProcessPoolException error) {
            failure = error;
        }

        @Override
        void abort(MemoryShortage prepared) {
            failure = failure == null ? prepared.failure() : failure;
        }

        @Override
        long heldBytes() {
            return held;
        }

        @Override
        void giveUp(MemoryShortage prepared) {
            gaveUp = true;
        }

        @Override
        public boolean isDone() {
            return failure != null;
        }

        @Override
        public int indexOf(long item) {
            return (int) item;
        }
    }
}
