package io.github.processpool.core.supervise;

import io.github.processpool.core.loaders.Answer;
import io.github.processpool.core.loaders.CallLoaders;
import io.github.processpool.core.wire.FromWorker;
import io.github.processpool.core.wire.OneByOne;
import io.github.processpool.core.wire.ProtocolException;
import io.github.processpool.core.wire.ToWorker;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

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
    private final Consumer<ToWorker> toWorker;
    private final OneByOne answers;
    private final AtomicInteger waiting = new AtomicInteger(); // the worker's thread alone adds to this and the next
    private final AtomicLong waitingChars = new AtomicLong(); // of the names

    /** {@code toWorker} sends an answer, after it has waited until the worker has taken those before it. */
    ClassRequestHandler(CallLoaders loaders, Executor helpers, Consumer<ToWorker> toWorker) {
        this.loaders = loaders;
        this.toWorker = toWorker;
        answers = new OneByOne(helpers);
    }

    /**
     * Has a request answered. Returns at once.
     *
     * @throws ProtocolException if no worker that keeps to the protocol can have sent the request
     */
    void ask(FromWorker.Wanted wanted) throws ProtocolException {
        if (!loaders.knows(wanted.loader())) {
            throw new ProtocolException("it requests '" + wanted.name() + "' of class loader " + wanted.loader()
                    + ", which no call mentions");
        }
        if (wanted.name().length() > LONGEST_NAME) {
            throw new ProtocolException(
                    "it requests a class whose name has " + wanted.name().length() + " characters");
        }
        if (waiting.get() == MOST_WAITING) {
            throw new ProtocolException("it requests more than " + MOST_WAITING + " classes at the same time");
        }
        if (waitingChars.get() + wanted.name().length() > MOST_WAITING_CHARS) {
            throw new ProtocolException("it requests classes whose names have more than " + MOST_WAITING_CHARS
                    + " characters at the same time");
        }
        waiting.incrementAndGet();
        waitingChars.addAndGet(wanted.name().length());
        answers.addOrRun(() -> tell(wanted));
    }

    private void tell(FromWorker.Wanted wanted) {
        waiting.decrementAndGet();
        waitingChars.addAndGet(-wanted.name().length());
        try {
            toWorker.accept(answer(wanted));
        } catch (OutOfMemoryError e) {
            toWorker.accept(new ToWorker.Missing(wanted.id(), "the parent has no memory to send it"));
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
