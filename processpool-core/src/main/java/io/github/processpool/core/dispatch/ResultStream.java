package io.github.processpool.core.dispatch;

import io.github.processpool.ProcessPoolException;
import java.lang.ref.Reference;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The consumer's end of an {@code imap}. Whenever a result is asked for, it reads as much input as the window allows. It
 * knows no size, so that every terminal operation runs the tasks. The window is small for slow items and grows with
 * their rate, since it is what keeps the workers busy while the consumer is elsewhere.
 */
final class ResultStream<T, R> implements Spliterator<R> {
    private static final int LEAST_PER_WORKER = 4;
    private static final int MOST_PER_WORKER = 512;

    private final Dispatcher dispatcher;
    private final WindowSubmission submission;
    private final Iterable<? extends T> items;
    private final int workers;
    private final Object owner; // keeps the pool from being taken for forgotten
    private @Nullable Iterator<? extends T> input; // from the first result on
    private @Nullable Throwable inputFailure;
    private boolean exhausted;
    private volatile boolean closed; // or all results were taken

    ResultStream(
            Dispatcher dispatcher,
            WindowSubmission submission,
            Iterable<? extends T> items,
            int workers,
            Object owner) {
        this.dispatcher = dispatcher;
        this.submission = submission;
        this.items = items;
        this.workers = workers;
        this.owner = owner;
    }

    Stream<R> open() {
        return StreamSupport.stream(this, false).onClose(this::close);
    }

    private void close() {
        closed = true;
        exhausted = true;
        submission.abort(new ProcessPoolException("the stream was closed"));
        dispatcher.drop(submission, false);
    }

    @Override
    @SuppressWarnings("unchecked") // the function's own results
    public boolean tryAdvance(Consumer<? super R> action) {
        if (closed) {
            return false;
        }
        WindowSubmission.Entry next;
        try {
            refill();
            next = await();
        } finally {
            Reference.reachabilityFence(owner);
        }
        if (next == null) {
            return end();
        }
        action.accept((R) next.orThrow());
        return true;
    }

    private WindowSubmission.@Nullable Entry await() {
        try {
            return submission.take();
        } catch (ProcessPoolException e) {
            closed = true; // the pool has ended: say so once, and then that there is no more
            throw e;
        } catch (InterruptedException e) {
            close();
            dispatcher.drop(submission, true);
            Thread.currentThread().interrupt();
            throw new ProcessPoolException(
                    "interrupted while waiting for a result of "
                            + submission.function().describe() + "; the rest was cancelled",
                    e);
        }
    }

    /** Nothing is left: what stopped the input, if it did not simply end, comes after the results before it. */
    private boolean end() {
        closed = true;
        submission.allTaken();
        if (inputFailure != null) {
            ResultStream.<RuntimeException>rethrow(inputFailure);
        }
        return false;
    }

    /** Throws what the input threw, even if it is a checked exception that the input did not declare. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> void rethrow(Throwable failure) throws E {
        throw (E) failure;
    }

    /** Reads on if the workers could run dry, or the next result is not there anyway. */
    private void refill() {
        if (exhausted) {
            return;
        }
        int window = window();
        int batch = batch(window);
        for (int room = submission.room(window); room >= batch && !exhausted; room -= batch) {
            read(batch);
        }
    }

    /** Reads up to {@code most} items and submits them. */
    private void read(int most) {
        long first = -1;
        int count = 0;
        try {
            Iterator<? extends T> source = input == null ? items.iterator() : input;
            input = source;
            while (count < most && source.hasNext()) {
                long item = submission.add(source.next());
                first = count++ == 0 ? item : first;
            }
            exhausted = count < most;
        } catch (Throwable t) { // whatever it is, it comes after the results of what was read
            exhausted = true;
            inputFailure = t;
        }
        if (count > 0) {
            submit(first, count);
        }
    }

    private void submit(long first, int count) {
        try {
            dispatcher.extend(submission, first, count);
        } catch (ProcessPoolException | OutOfMemoryError e) {
            submission.removeFrom(first);
            exhausted = true;
            inputFailure = e;
        }
    }

    private int window() {
        int fixed = submission.sizer.fixed();
        if (fixed > 0) {
            return (int) Math.min(Integer.MAX_VALUE, 2L * workers * fixed);
        }
        int perWorker = Math.min(MOST_PER_WORKER, 2 * dispatcher.chunkSizeOf(submission));
        return workers * Math.max(LEAST_PER_WORKER, perWorker);
    }

    /** How much is read at a time: what is submitted together can be sent as one chunk. */
    private int batch(int window) {
        int fixed = submission.sizer.fixed();
        return fixed > 0 ? fixed : Math.max(1, window / (4 * workers));
    }

    @Override
    public @Nullable Spliterator<R> trySplit() {
        return null; // one thread reads the input and takes the results
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public int characteristics() {
        return ORDERED;
    }
}
