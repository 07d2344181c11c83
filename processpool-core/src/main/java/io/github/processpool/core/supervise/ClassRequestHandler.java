package io.github.processpool.core.supervise;

import io.github.processpool.core.loaders.Answer;
import io.github.processpool.core.loaders.CallLoaders;
import io.github.processpool.core.wire.FromWorker;
import io.github.processpool.core.wire.ProtocolException;
import io.github.processpool.core.wire.ToWorker;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers the requests of one worker for classes, one after the other, in a helper thread: class loaders of the application
 * may take long, and the thread that reads from the worker must not.
 */
final class ClassRequestHandler {
    private static final int MOST_WAITING = 10_000; // each of them is a thread of the worker that waits for a class

    private static final int LONGEST_NAME = 65_535; // of a class, or of an entry in a jar
    private static final int MOST_WAITING_CHARS = 4_000_000;

    private static final int LONGEST_REASON = 2_000;

    private final CallLoaders loaders;
    private final Executor helpers;
    private final Consumer<ToWorker> toWorker;

    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<FromWorker.Wanted> waiting = new ArrayDeque<>(); // under the lock
    private long waitingChars; // under the lock, of their names
    private boolean answering; // under the lock: a thread does it

    /** {@code toWorker} sends an answer, after it has waited until the worker has taken those before it. */
    ClassRequestHandler(CallLoaders loaders, Executor helpers, Consumer<ToWorker> toWorker) {
        this.loaders = loaders;
        this.helpers = helpers;
        this.toWorker = toWorker;
    }

    /**
     * Has a request answered. Returns at once.
     *
     * @throws ProtocolException if no worker that keeps to the protocol can have sent the request
     */
    void ask(FromWorker.Wanted wanted) throws ProtocolException {
        if (!loaders.knows(wanted.loader())) {
            throw new ProtocolException(
                    "it requests '" + wanted.name() + "' of class loader " + wanted.loader() + ", which no call mentions");
        }
        if (wanted.name().length() > LONGEST_NAME) {
            throw new ProtocolException(
                    "it requests a class whose name has " + wanted.name().length() + " characters");
        }
        if (enqueue(wanted)) {
            try {
                helpers.execute(this::answerAll);
            } catch (OutOfMemoryError e) {
                answerAll(); // there is no thread for it: better late than never
            }
        }
    }

    /** Returns whether nobody is answering yet. */
    private boolean enqueue(FromWorker.Wanted wanted) throws ProtocolException {
        lock.lock();
        try {
            if (waiting.size() == MOST_WAITING) {
                throw new ProtocolException("it requests more than " + MOST_WAITING + " classes at the same time");
            }
            waitingChars += wanted.name().length();
            if (waitingChars > MOST_WAITING_CHARS) {
                throw new ProtocolException("it requests classes whose names have more than " + MOST_WAITING_CHARS
                        + " characters at the same time");
            }
            waiting.add(wanted);
            boolean idle = !answering;
            answering = true;
            return idle;
        } finally {
            lock.unlock();
        }
    }

    private void answerAll() {
        for (FromWorker.Wanted next = next(); next != null; next = next()) {
            tell(next);
        }
    }

    private void tell(FromWorker.Wanted wanted) {
        try {
            toWorker.accept(answer(wanted));
        } catch (OutOfMemoryError e) {
            toWorker.accept(new ToWorker.Missing(wanted.id(), "the parent has no memory to send it"));
        }
    }

    private FromWorker.@Nullable Wanted next() {
        lock.lock();
        try {
            FromWorker.Wanted next = waiting.poll();
            waitingChars -= next == null ? 0 : next.name().length();
            answering = next != null;
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Answers in any case, since a thread of the worker waits. */
    private ToWorker answer(FromWorker.Wanted wanted) {
        try {
            Answer answer = loaders.find(wanted.loader(), wanted.name(), wanted.index());
            return answer instanceof Answer.Content content
                    ? new ToWorker.Given(wanted.id(), content.loader(), content.bytes())
                    : missing(wanted, ((Answer.Missing) answer).reason());
        } catch (Throwable e) {
            return missing(wanted, "the parent failed to look for it: " + e);
        }
    }

    /** The reason contains descriptions of the application's class loaders, which may be long. */
    private static ToWorker missing(FromWorker.Wanted wanted, String reason) {
        return new ToWorker.Missing(wanted.id(), reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
    }
}
