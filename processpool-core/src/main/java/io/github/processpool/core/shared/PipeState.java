package io.github.processpool.core.shared;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pipe with the ends 0 and 1, each with the values sent to it. The first value of every operation is the end. */
final class PipeState extends SharedState {
    static final int CAPACITY = 1024;

    private final List<Deque<byte[]>> sentTo = List.of(new ArrayDeque<>(), new ArrayDeque<>()); // under the lock
    private final boolean[] closedEnd = new boolean[2]; // under the lock

    @Override
    void accept(Request request, Completions completions) {
        int end = end(request);
        switch (request.operation) {
            case PUT -> send(request, end, completions);
            case TAKE -> receive(request, end, completions);
            case CLOSE -> {
                completions.add(request, Outcome.DONE);
                closeEnd(end, completions);
            }
            default -> throw unknown(request);
        }
    }

    private static int end(Request request) {
        return request.number(0) == 0 ? 0 : 1;
    }

    private void send(Request request, int end, Completions completions) {
        byte[] value = request.value(1);
        checkOpen(end);
        int other = 1 - end;
        if (closedEnd[other]) {
            throw otherEndClosed();
        }
        Request receiver = nextAt(other, Operation.TAKE);
        if (receiver != null) {
            completions.add(receiver, Outcome.of(value));
            completions.add(request, Outcome.of(true));
        } else if (sentTo.get(other).size() < CAPACITY) {
            sentTo.get(other).add(value);
            completions.add(request, Outcome.of(true));
        } else {
            waitOr(request, Outcome.of(false), completions);
        }
    }

    private void receive(Request request, int end, Completions completions) {
        checkOpen(end);
        byte[] first = sentTo.get(end).poll();
        if (first != null) {
            completions.add(request, Outcome.of(first));
            Request sender = nextAt(1 - end, Operation.PUT);
            if (sender != null) {
                sentTo.get(end).add(sender.value(1));
                completions.add(sender, Outcome.of(true));
            }
        } else if (closedEnd[1 - end]) {
            throw endOfPipe();
        } else {
            waitOr(request, Outcome.DONE, completions);
        }
    }

    private void closeEnd(int end, Completions completions) {
        if (closedEnd[end]) {
            return;
        }
        closedEnd[end] = true;
        sentTo.get(end).clear(); // nobody can receive it any more
        for (Request waiter : List.copyOf(waiting)) {
            boolean ours = end(waiter) == end;
            boolean takes = waiter.operation == Operation.TAKE;
            waiting.remove(waiter);
            completions.refuse(waiter, ours ? thisEndClosed() : takes ? endOfPipe() : otherEndClosed());
        }
    }

    private @Nullable Request nextAt(int end, Operation operation) {
        for (Iterator<Request> requests = waiting.iterator(); requests.hasNext(); ) {
            Request request = requests.next();
            if (request.operation == operation && end(request) == end) {
                requests.remove();
                return request;
            }
        }
        return null;
    }

    private void checkOpen(int end) {
        if (closedEnd[end]) {
            throw thisEndClosed();
        }
    }

    private static Refusal thisEndClosed() {
        return new Refusal(Refusal.Reason.CLOSED, "this end of the pipe is closed");
    }

    private static Refusal otherEndClosed() {
        return new Refusal(Refusal.Reason.CLOSED, "the other end of the pipe is closed: nobody can receive this");
    }

    private static Refusal endOfPipe() {
        return new Refusal(Refusal.Reason.END, "the other end of the pipe is closed, and nothing more will come");
    }
}
