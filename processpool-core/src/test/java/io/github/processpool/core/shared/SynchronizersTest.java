package io.github.processpool.core.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedBarrier;
import io.github.processpool.shared.SharedEvent;
import io.github.processpool.shared.SharedLock;
import io.github.processpool.shared.SharedPipe;
import io.github.processpool.shared.SharedQueue;
import io.github.processpool.shared.SharedSemaphore;
import java.io.EOFException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What waits and wakes, between threads of this JVM: the same states as between processes. */
@SuppressWarnings({"LockNotBeforeTry", "WaitNotInLoop"}) // it is about what these do by themselves
class SynchronizersTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final Manager manager = Manager.create();

    @AfterEach
    void close() {
        manager.close();
    }

    private static <T> CompletableFuture<T> start(Callable<T> body) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                done.complete(body.call());
            } catch (Throwable t) {
                done.completeExceptionally(t);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return done;
    }

    private static void awaitWaiting(Object object, int count) {
        String id = ((io.github.processpool.core.types.SharedObject) object)
                .handle()
                .id();
        SharedState state = States.find(id);
        Awaitility.await().until(() -> state.allWaiting().size() == count);
    }

    @Test
    @Conformance("Locks are re-entrant, owned and timed; semaphores are bounded and timed")
    void lockIsReentrantAndOwned() throws Exception {
        SharedLock lock = manager.lock();
        lock.lock();
        assertThat(lock.tryLock()).isTrue();
        assertThat(start(lock::tryLock).get()).isFalse();
        assertThat(start(() -> lock.tryLock(20, TimeUnit.MILLISECONDS)).get()).isFalse();
        assertThat(catchThrowable(() -> start(() -> {
                            lock.unlock();
                            return null;
                        })
                        .get()))
                .hasCauseInstanceOf(IllegalMonitorStateException.class);
        CompletableFuture<Boolean> next = start(() -> lock.tryLock(20, TimeUnit.SECONDS));
        awaitWaiting(lock, 1);
        lock.unlock();
        assertThat(next).isNotDone();
        lock.unlock();
        assertThat(next.get()).isTrue();
        assertThat(catchThrowable(lock::unlock)).isInstanceOf(IllegalMonitorStateException.class);
    }

    @Test
    @Conformance({
        "Locks are re-entrant, owned and timed; semaphores are bounded and timed",
        "Waits survive interrupts; a pool closes while tasks wait"
    })
    void interruptEndsAWaitAndLeavesNothingBehind() throws Exception {
        SharedLock lock = manager.lock();
        lock.lock();
        CompletableFuture<Thread> started = new CompletableFuture<>();
        CompletableFuture<Void> waiter = start(() -> {
            started.complete(Thread.currentThread());
            lock.lockInterruptibly();
            return null;
        });
        awaitWaiting(lock, 1);

        started.get().interrupt();

        assertThat(catchThrowable(waiter::get)).hasCauseInstanceOf(InterruptedException.class);
        awaitWaiting(lock, 0);
        Thread.currentThread().interrupt();
        lock.unlock();
        lock.lock();
        assertThat(Thread.interrupted()).as("lock() keeps the interrupt").isTrue();
        lock.unlock();
    }

    @Test
    @Conformance("Locks are re-entrant, owned and timed; semaphores are bounded and timed")
    void semaphoreIsBoundedAndTimed() throws Exception {
        SharedSemaphore semaphore = manager.semaphore(2);
        semaphore.acquire();
        semaphore.acquire();
        long start = System.nanoTime();
        assertThat(semaphore.tryAcquire(SHORT)).isFalse();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(SHORT.toNanos());
        CompletableFuture<Boolean> next = start(() -> semaphore.tryAcquire(LONG));
        awaitWaiting(semaphore, 1);
        semaphore.release();
        assertThat(next.get()).isTrue();
        semaphore.release();
        semaphore.release();
        assertThat(catchThrowable(semaphore::release)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Conformance("Conditions: signal one, signal all, time limits, interrupts")
    void conditionWaitsSignalsAndTimesOut() throws Exception {
        SharedLock lock = manager.lock();
        Condition condition = lock.newCondition();
        assertThat(catchThrowable(condition::signal)).isInstanceOf(IllegalMonitorStateException.class);
        assertThat(catchThrowable(condition::await)).isInstanceOf(IllegalMonitorStateException.class);
        lock.lock();
        lock.lock();
        assertThat(condition.awaitNanos(SHORT.toNanos())).isNotPositive();
        assertThat(condition.await(1, TimeUnit.MILLISECONDS)).isFalse();
        List<CompletableFuture<Boolean>> waiters = new ArrayList<>();
        lock.unlock();
        lock.unlock();
        for (int i = 1; i <= 3; i++) {
            waiters.add(start(() -> {
                lock.lock();
                try {
                    return condition.await(20, TimeUnit.SECONDS);
                } finally {
                    lock.unlock();
                }
            }));
            awaitWaiting(lock, i);
        }

        lock.lock();
        condition.signal();
        lock.unlock();
        assertThat(waiters.get(0).get()).isTrue();
        assertThat(waiters.get(1)).isNotDone();
        lock.lock();
        condition.signalAll();
        lock.unlock();
        assertThat(waiters.get(1).get() && waiters.get(2).get()).isTrue();
    }

    @Test
    @Conformance("Conditions: signal one, signal all, time limits, interrupts")
    void interruptedWaiterHasTheLockAgain() throws Exception {
        SharedLock lock = manager.lock();
        Condition condition = lock.newCondition();
        CompletableFuture<Thread> started = new CompletableFuture<>();
        CompletableFuture<String> waiter = start(() -> {
            started.complete(Thread.currentThread());
            lock.lock();
            try {
                condition.await();
                return "signalled";
            } catch (InterruptedException e) {
                lock.unlock(); // would throw if the lock were not held
                lock.lock();
                return "interrupted";
            } finally {
                lock.unlock();
            }
        });
        awaitWaiting(lock, 1);
        lock.lock();
        started.get().interrupt();
        assertThat(waiter).isNotDone();
        lock.unlock();

        assertThat(waiter.get()).isEqualTo("interrupted");
    }

    @Test
    @Conformance("Events: set, clear, wait with a limit")
    void eventIsSetClearedAndWaitedFor() throws Exception {
        SharedEvent event = manager.event();
        assertThat(event.isSet() || event.await(SHORT) || event.await(Duration.ofSeconds(-1)))
                .isFalse();
        CompletableFuture<Boolean> waiter = start(() -> event.await(LONG));
        awaitWaiting(event, 1);
        event.set();
        assertThat(waiter.get()).isTrue();
        assertThat(event.isSet() && event.await(Duration.ZERO)).isTrue();
        event.clear();
        assertThat(event.isSet()).isFalse();
    }

    @Test
    @Conformance("Barriers: in lock step a thousand times, each place once, abort, reset, time-out, a single party")
    void barrierPassesAThousandTimesInLockStep() throws Exception {
        int parties = 4;
        int passes = 1000;
        SharedBarrier barrier = manager.barrier(parties);
        Set<String> places = ConcurrentHashMap.newKeySet();
        List<CompletableFuture<Void>> threads = new ArrayList<>();
        for (int i = 0; i < parties; i++) {
            threads.add(start(() -> {
                for (int pass = 0; pass < passes; pass++) {
                    assertThat(places.add(pass + ":" + barrier.await(LONG))).isTrue();
                    assertThat(places).hasSizeGreaterThan(pass * parties);
                }
                return null;
            }));
        }
        for (CompletableFuture<Void> thread : threads) {
            thread.get();
        }
        assertThat(places).hasSize(parties * passes).contains("0:0", "999:3");
        assertThat(manager.barrier(1).await(SHORT)).isZero();
    }

    @Test
    @Conformance("Barriers: in lock step a thousand times, each place once, abort, reset, time-out, a single party")
    void barrierBreaksByTimeoutAbortAndReset() throws Exception {
        SharedBarrier barrier = manager.barrier(3);
        CompletableFuture<Integer> waiter = start(() -> barrier.await(LONG));
        awaitWaiting(barrier, 1);
        assertThat(catchThrowable(() -> barrier.await(SHORT))).isInstanceOf(TimeoutException.class);
        assertThat(catchThrowable(waiter::get)).hasCauseInstanceOf(BrokenBarrierException.class);
        assertThat(barrier.isBroken()).isTrue();
        assertThat(catchThrowable(() -> barrier.await(LONG))).isInstanceOf(BrokenBarrierException.class);

        barrier.reset();
        assertThat(barrier.isBroken()).isFalse();
        CompletableFuture<Integer> next = start(() -> barrier.await(LONG));
        awaitWaiting(barrier, 1);
        barrier.reset();
        assertThat(catchThrowable(next::get)).hasCauseInstanceOf(BrokenBarrierException.class);
        assertThat(barrier.isBroken()).isFalse();
        barrier.abort();
        assertThat(barrier.isBroken()).isTrue();
        assertThat(catchThrowable(() -> manager.barrier(0))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Conformance("`put` and `take` of a queue, with and without waiting, with time limits")
    void queueWaitsForRoomAndForElementsNearTheTime() throws Exception {
        SharedQueue<Integer> queue = manager.queue(2);
        assertThat(queue.offer(1) && queue.offer(2)).isTrue();
        assertThat(queue.offer(3)).isFalse();
        assertThat(catchThrowable(() -> queue.add(3))).isInstanceOf(IllegalStateException.class);
        long start = System.nanoTime();
        assertThat(queue.offer(3, 20, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(SHORT.toNanos());
        CompletableFuture<Void> putter = start(() -> {
            queue.put(3);
            return null;
        });
        awaitWaiting(queue, 1);
        assertThat(queue.take()).isEqualTo(1);
        putter.get();
        assertThat(queue).containsExactly(2, 3);
        assertThat(queue.remainingCapacity()).isZero();
        queue.clear();
        assertThat(queue.poll()).isNull();
        assertThat(queue.poll(20, TimeUnit.MILLISECONDS)).isNull();
        CompletableFuture<Integer> taker = start(queue::take);
        awaitWaiting(queue, 1);
        queue.put(4);
        assertThat(taker.get()).isEqualTo(4);
        assertThat(catchThrowable(() -> queue.put(null))).isInstanceOf(NullPointerException.class);
        assertThat(catchThrowable(() -> queue.removeAll(null))).hasMessage("other");
        assertThat(catchThrowable(() -> queue.retainAll(null))).hasMessage("other");
    }

    @Test
    @Conformance("A queue between processes, also after one has died; its size; `taskDone` and `join`")
    void joinWaitsForEveryTask() throws Exception {
        SharedQueue<Integer> queue = manager.queue();
        queue.join();
        queue.put(1);
        queue.put(2);
        CompletableFuture<Void> joined = start(() -> {
            queue.join();
            return null;
        });
        awaitWaiting(queue, 1);
        queue.take();
        queue.take();
        queue.taskDone();
        assertThat(joined).isNotDone();
        queue.taskDone();
        joined.get();
        assertThat(catchThrowable(queue::taskDone)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void joinWithALimitTellsWhetherAllIsDone() throws Exception {
        SharedQueue<Integer> queue = manager.queue();
        assertThat(queue.join(Duration.ZERO)).isTrue();
        queue.put(1);
        assertThat(queue.join(Duration.ZERO)).isFalse();
        assertThat(queue.join(SHORT)).isFalse();
        CompletableFuture<Boolean> joined = start(() -> queue.join(Duration.ofDays(1)));
        awaitWaiting(queue, 1);
        queue.take();
        queue.taskDone();
        assertThat(joined.get()).isTrue();
        assertThat(queue.join(Duration.ofSeconds(Long.MAX_VALUE))).isTrue();
    }

    @Test
    @Conformance("A queue works on after an element that can't be sent, and its size is right")
    void queueGoesOnAfterAnElementThatCannotTravel() throws Exception {
        SharedQueue<Object> queue = manager.queue(1);

        assertThat(catchThrowable(() -> queue.put(new Thread()))).hasMessageContaining("java.lang.Thread");

        assertThat(queue.size()).isZero();
        assertThat(queue.offer("fine")).isTrue();
        assertThat(queue.take()).isEqualTo("fine");
    }

    @Test
    @Conformance("Pipes: messages stay separate, large ones, nulls, time limits, the end")
    void pipeKeepsMessagesApartAndEnds() throws Exception {
        SharedPipe<String> pipe = manager.pipe();
        String large = "x".repeat(1 << 20);
        pipe.left().send("");
        pipe.left().send(large);
        pipe.left().send(null);
        pipe.right().send("back");

        assertThat(pipe.right().receive(LONG)).isEmpty();
        assertThat(pipe.right().receive(Duration.ZERO)).isEqualTo(large);
        assertThat(pipe.right().receive(LONG)).isNull();
        assertThat(catchThrowable(() -> pipe.right().receive(SHORT))).isInstanceOf(TimeoutException.class);
        CompletableFuture<String> receiver = start(() -> pipe.right().receive(LONG));
        awaitWaiting(pipe, 1);
        pipe.left().close();
        pipe.left().close();
        assertThat(catchThrowable(receiver::get)).hasCauseInstanceOf(EOFException.class);
        assertThat(catchThrowable(() -> pipe.right().receive(LONG))).isInstanceOf(EOFException.class);
        assertThat(catchThrowable(() -> pipe.right().send("x"))).isInstanceOf(IllegalStateException.class);
        assertThat(catchThrowable(() -> pipe.left().receive(SHORT))).isInstanceOf(IllegalStateException.class);
    }
}
