package io.github.processpool.core.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.TaskTimeoutException;
import io.github.processpool.WorkerCrashedException;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedBarrier;
import io.github.processpool.shared.SharedEvent;
import io.github.processpool.shared.SharedLock;
import io.github.processpool.shared.SharedLong;
import io.github.processpool.shared.SharedQueue;
import io.github.processpool.shared.SharedSemaphore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Locks, permits and places in barriers are released when their owners end. */
@ExtendWith(NoLeaks.class)
@SuppressWarnings({"LockNotBeforeTry", "WaitNotInLoop"}) // it is about what these do by themselves
class SharedDeathIT {
    private static final Duration LONG = Duration.ofSeconds(40);

    private static Pool pool;
    private static Manager manager;

    @BeforeAll
    static void open() {
        pool = Pool.create(3);
        manager = Manager.create();
    }

    @AfterAll
    static void close() {
        manager.close();
        pool.close();
    }

    static void lockAndHalt(SharedLock lock) {
        lock.lock();
        Runtime.getRuntime().halt(9);
    }

    static void lockTwiceAndStay(SharedLock lock, SharedEvent locked) throws InterruptedException {
        lock.lock();
        lock.lock();
        locked.set();
        Thread.sleep(LONG.toMillis());
    }

    static boolean lockAndTell(SharedLock lock) {
        lock.lock();
        try {
            return lock.wasAbandoned();
        } finally {
            lock.unlock();
        }
    }

    @Test
    @Conformance({
        "A lock that a dead worker held is released",
        "Locks are re-entrant, owned and timed; semaphores are bounded and timed"
    })
    void lockOfADeadWorkerGoesToTheNextWhoIsTold() {
        SharedLock lock = manager.lock();

        assertThat(catchThrowable(() -> pool.run(() -> lockAndHalt(lock)))).isInstanceOf(WorkerCrashedException.class);

        assertThat(pool.apply(SharedDeathIT::lockAndTell, lock)).isTrue();
        assertThat(pool.apply(SharedDeathIT::lockAndTell, lock)).isFalse();
    }

    @Test
    @Conformance("A lock that a dead worker held is released")
    void cancelledAndTimedOutTasksGiveTheirLocksUpToThoseWhoWait() throws Exception {
        SharedLock lock = manager.lock();
        SharedEvent locked = manager.event();
        AsyncResult<Void> holder = pool.runAsync(() -> lockTwiceAndStay(lock, locked));
        assertThat(locked.await(LONG)).isTrue();
        AsyncResult<Boolean> waiter = pool.applyAsync(SharedDeathIT::lockAndTell, lock);

        holder.cancel(true);

        assertThat(waiter.get(LONG)).isTrue();
        assertThat(catchThrowable(
                        () -> pool.withTimeout(Duration.ofMillis(300)).run(() -> lockTwiceAndStay(lock, locked))))
                .isInstanceOf(TaskTimeoutException.class);
        assertThat(lock.tryLock(40, TimeUnit.SECONDS)).isTrue();
        assertThat(lock.wasAbandoned()).isTrue();
        lock.unlock();
        assertThat(lock.wasAbandoned()).isFalse();
    }

    @Test
    void taskThatEndsWithALockGivesItUpAndLosesNothingElse() {
        SharedLock lock = manager.lock();

        pool.run(lock::lock);
        assertThat(catchThrowable(() -> pool.run(() -> {
                    lock.lock();
                    throw new IllegalArgumentException("half done");
                })))
                .hasRootCauseMessage("half done");

        assertThat(lock.tryLock()).isTrue();
        assertThat(lock.wasAbandoned()).isTrue();
        lock.unlock();
    }

    static void acquireAndHalt(SharedSemaphore semaphore) throws InterruptedException {
        semaphore.acquire();
        semaphore.acquire();
        Runtime.getRuntime().halt(9);
    }

    @Test
    @Conformance({
        "A lock that a dead worker held is released",
        "Locks are re-entrant, owned and timed; semaphores are bounded and timed"
    })
    void permitsOfADeadWorkerComeBack() throws InterruptedException {
        SharedSemaphore semaphore = manager.semaphore(3);
        semaphore.acquire();

        assertThat(catchThrowable(() -> pool.run(() -> acquireAndHalt(semaphore))))
                .isInstanceOf(WorkerCrashedException.class);

        assertThat(semaphore.tryAcquire(Duration.ZERO)).isTrue();
        assertThat(semaphore.tryAcquire(LONG)).isTrue();
        assertThat(semaphore.tryAcquire(Duration.ZERO)).isFalse();
    }

    static void await(SharedBarrier barrier, SharedEvent started) throws Exception {
        started.set();
        barrier.await(LONG);
    }

    @Test
    @Conformance("Barriers: in lock step a thousand times, each place once, abort, reset, time-out, a single party")
    void deadWorkerAloneAtABarrierGivesItsPlaceBack() throws Exception {
        SharedBarrier barrier = manager.barrier(2);
        SharedEvent started = manager.event();
        SharedLong pid = manager.counter(0);
        AsyncResult<Void> dying = pool.runAsync(() -> {
            pid.set(ProcessHandle.current().pid());
            await(barrier, started);
        });
        assertThat(started.await(LONG)).isTrue();
        long dead = pid.get();
        dying.cancel(true);
        org.awaitility.Awaitility.await()
                .until(() -> pool.stats().perWorker().stream().noneMatch(worker -> worker.pid() == dead));
        SharedEvent again = manager.event();
        AsyncResult<Void> living = pool.runAsync(() -> await(barrier, again));
        assertThat(again.await(LONG)).isTrue();

        // Whether the first one has reached the barrier or was ended before: its place is free.
        assertThat(barrier.await(LONG)).isBetween(0, 1);
        assertThat(catchThrowable(() -> living.get(LONG))).isNull();
    }

    @Test
    @Conformance({
        "A lock that a dead worker held is released",
        "Barriers: in lock step a thousand times, each place once, abort, reset, time-out, a single party"
    })
    void thoseWhoWaitWithADeadWorkerAtABarrierAreTold() throws Exception {
        SharedBarrier barrier = manager.barrier(3);
        SharedEvent one = manager.event();
        SharedEvent two = manager.event();
        AsyncResult<Void> dying = pool.runAsync(() -> await(barrier, one));
        AsyncResult<Void> waiting = pool.runAsync(() -> await(barrier, two));
        assertThat(one.await(LONG) && two.await(LONG)).isTrue();
        awaitWaiting(barrier, 2);

        dying.cancel(true);

        assertThat(catchThrowable(() -> waiting.get(LONG))).hasRootCauseInstanceOf(BrokenBarrierException.class);
        assertThat(barrier.isBroken()).isTrue();
        barrier.reset();
        assertThat(barrier.isBroken()).isFalse();
    }

    private static void awaitWaiting(SharedBarrier barrier, int count) {
        SharedState state = States.find(((Proxy) barrier).handle().id());
        org.awaitility.Awaitility.await().until(() -> state.allWaiting().size() == count);
    }

    static String take(SharedQueue<String> queue, SharedEvent started) throws InterruptedException {
        started.set();
        return queue.take();
    }

    @Test
    @Conformance("A queue between processes, also after one has died; its size; `taskDone` and `join`")
    void deadTakerTakesNothing() throws Exception {
        SharedQueue<String> queue = manager.queue(5);
        SharedEvent started = manager.event();
        AsyncResult<String> dying = pool.applyAsync(() -> take(queue, started));
        assertThat(started.await(LONG)).isTrue();
        SharedState state = States.find(((QueueProxy<?>) queue).handle().id());
        org.awaitility.Awaitility.await().until(() -> state.allWaiting().size() == 1);
        dying.cancel(true);
        org.awaitility.Awaitility.await().until(() -> state.allWaiting().isEmpty());

        queue.put("still there");

        assertThat(queue.poll()).isEqualTo("still there");
    }

    @Test
    @Conformance("A closed queue refuses operations and wakes all waiting threads")
    void closingTheManagerWakesEverybodyWithAClearError() throws Exception {
        Manager closing = Manager.create();
        SharedQueue<String> queue = closing.queue(1);
        SharedEvent started = closing.event();
        AsyncResult<String> waiting = pool.applyAsync(() -> take(queue, started));
        assertThat(started.await(LONG)).isTrue();

        closing.close();

        assertThat(catchThrowable(() -> waiting.get(LONG)))
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasStackTraceContaining("closed");
        assertThat(catchThrowable(() -> queue.put("x"))).isInstanceOf(IllegalStateException.class);
        assertThat(catchThrowable(queue::poll)).isInstanceOf(IllegalStateException.class);
        assertThat(catchThrowable(closing::event)).isInstanceOf(IllegalStateException.class);
    }

    static void takeAndHalt(SharedQueue<String> queue, int elements) throws InterruptedException {
        for (int i = 0; i < elements; i++) {
            var unused = queue.take();
        }
        Runtime.getRuntime().halt(9);
    }

    static void drainAndStay(SharedQueue<String> queue) throws InterruptedException {
        var unused = queue.drainTo(new java.util.ArrayList<>());
        Thread.sleep(LONG.toMillis());
    }

    private static Throwable failureOfJoin(SharedQueue<String> queue) {
        return catchThrowable(() -> queue.join(LONG));
    }

    @Test
    void joinIsToldOfAConsumerThatDiedBeforeTaskDone() throws Exception {
        SharedQueue<String> queue = manager.queue(5);
        queue.addAll(List.of("a", "b", "c"));
        AsyncResult<Void> joining = pool.runAsync(queue::join);
        SharedState state = States.find(((QueueProxy<String>) queue).handle().id());
        org.awaitility.Awaitility.await().until(() -> !state.allWaiting().isEmpty());

        WorkerCrashedException crash =
                (WorkerCrashedException) catchThrowable(() -> pool.run(() -> takeAndHalt(queue, 2)));

        assertThat(catchThrowable(joining::join))
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .rootCause()
                .hasMessageContaining("2 elements were taken")
                .hasMessageContaining("(pid " + crash.pid() + ")");
        assertThat(failureOfJoin(queue)).isInstanceOf(IllegalStateException.class);
        assertThat(queue.take()).isEqualTo("c");
        queue.taskDone();
        assertThat(failureOfJoin(queue)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void joinGoesOnOnceLostElementsAreDealtWith() throws Exception {
        SharedQueue<String> queue = manager.queue(5);
        queue.put("lost");
        assertThat(catchThrowable(() -> pool.run(() -> takeAndHalt(queue, 1))))
                .isInstanceOf(WorkerCrashedException.class);
        assertThat(failureOfJoin(queue)).hasMessageContaining("1 element was taken");

        queue.put("lost"); // what the message advises
        queue.taskDone();
        pool.run(() -> {
            queue.take();
            queue.taskDone();
        });

        assertThat(queue.join(LONG)).isTrue();
    }

    @Test
    void joinIsToldOfConsumersThatWereStopped() throws Exception {
        SharedQueue<String> cancelled = manager.queue(5);
        SharedQueue<String> timedOut = manager.queue(5);
        cancelled.put("a");
        timedOut.put("a");
        AsyncResult<Void> consumer = pool.runAsync(() -> drainAndStay(cancelled));
        org.awaitility.Awaitility.await().until(cancelled::isEmpty);

        consumer.cancel(true);

        assertThat(failureOfJoin(cancelled)).isInstanceOf(IllegalStateException.class);
        assertThat(catchThrowable(() -> pool.withTimeout(Duration.ofSeconds(2)).run(() -> drainAndStay(timedOut))))
                .isInstanceOf(TaskTimeoutException.class);
        assertThat(failureOfJoin(timedOut)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void othersMayCallTaskDoneForAWorkerThatLeftInGoodOrder() throws Exception {
        SharedQueue<String> queue = manager.queue(5);
        queue.put("a");
        try (Pool leaving = Pool.create(1)) {
            assertThat(leaving.apply(queue::take)).isEqualTo("a");
        }

        assertThat(queue.join(Duration.ZERO)).isFalse();
        queue.taskDone();
        assertThat(queue.join(Duration.ZERO)).isTrue();
    }

    static String waitFor(SharedLock lock, Condition condition, SharedQueue<String> said) throws InterruptedException {
        lock.lock();
        try {
            said.put("waiting");
            condition.await();
            return "signalled";
        } finally {
            lock.unlock();
        }
    }

    @Test
    @Conformance("Conditions: signal one, signal all, time limits, interrupts")
    void conditionIsHandedOverAlsoPastADeadWaiter() throws Exception {
        SharedLock lock = manager.lock();
        Condition condition = lock.newCondition();
        SharedQueue<String> said = manager.queue(5);
        List<AsyncResult<String>> waiters = new java.util.ArrayList<>();
        for (int i = 0; i < 3; i++) {
            waiters.add(pool.applyAsync(() -> waitFor(lock, condition, said)));
            assertThat(said.poll(40, TimeUnit.SECONDS)).isEqualTo("waiting");
            lock.lock(); // it is mine once the task waits for the condition
            lock.unlock();
        }
        waiters.get(0).cancel(true);
        SharedState state = States.find(((LockProxy) lock).handle().id());
        org.awaitility.Awaitility.await().until(() -> state.allWaiting().size() == 2);

        lock.lock();
        condition.signal();
        lock.unlock();
        assertThat(waiters.get(1).get(LONG)).isEqualTo("signalled");
        lock.lock();
        condition.signalAll();
        lock.unlock();
        assertThat(waiters.get(2).get(LONG)).isEqualTo("signalled");
    }

    @Test
    @Conformance("Waits survive interrupts; a pool closes while tasks wait")
    void poolClosesWhileTasksWaitForWhatOthersPutIn() throws Exception {
        SharedQueue<String> queue = manager.queue(5);
        SharedEvent started = manager.event();
        AsyncResult<String> waiting;
        try (Pool closing = Pool.create(2)) {
            waiting = closing.applyAsync(() -> take(queue, started));
            assertThat(started.await(LONG)).isTrue();
            var unused = closing.runAsync(() -> queue.put("at last"));
        }

        assertThat(waiting.join()).isEqualTo("at last");
    }
}
