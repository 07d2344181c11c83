package io.github.processpool.core.dispatch;

import io.github.processpool.EncodingException;
import io.github.processpool.ProcessPoolException;
import io.github.processpool.core.codec.ErrorDecoder;
import io.github.processpool.core.codec.ValuesDecoder;
import io.github.processpool.core.json.ErrorText;
import io.github.processpool.core.json.MalformedJsonException;
import io.github.processpool.core.wire.FromWorker;
import io.github.processpool.core.wire.FromWorker.FailureKind;
import io.github.processpool.core.wire.OutOfMemory;
import io.github.processpool.core.wire.Payload;
import io.github.processpool.core.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a worker's answers and hands them to the call that they belong to. What can't be decoded fails that item
 * alone.
 */
final class ResultDecoder {
    private final WorkerEventHandler handler;
    private final Failures failures;
    private final Chunk chunk;
    private final ChunkItems items;
    private int undecodable; // of the results that are being decoded

    ResultDecoder(WorkerEventHandler handler, Failures failures, Chunk chunk) {
        this.handler = handler;
        this.failures = failures;
        this.chunk = chunk;
        items = chunk.items;
    }

    void deliver(FromWorker.Results results) throws ProtocolException {
        chunk.check(results.chunk());
        if (items.isDone()) {
            skip(results.first(), results.values().count());
            return;
        }
        List<@Nullable Object> values = decode(results);
        long bytes = results.values().sizeBytes();
        if (!handler.answered(chunk, results.first(), values.size(), undecodable, bytes)) {
            return;
        }
        if (results.finish()) {
            handler.allAnswered(chunk, results);
        }
        long first = chunk.item(results.first());
        try {
            if (undecodable == 0) {
                items.succeeded(first, values);
            } else {
                for (int i = 0; i < values.size(); i++) {
                    deliver(first + i, values.get(i));
                }
            }
        } finally {
            handler.delivered(items, first, values.size());
        }
    }

    /** Strikes off items that nobody waits for. */
    private void skip(int first, int count) throws ProtocolException {
        if (handler.answered(chunk, first, count, 0, 0)) {
            handler.delivered(items, chunk.item(first), count);
        }
    }

    /** Strikes off those items of a message that {@link #deliver} has not come to before it failed. */
    void skipRest(FromWorker message) throws ProtocolException {
        int first = handler.firstUnanswered(chunk);
        if (first == WorkerEventHandler.firstOf(message)) {
            chunk.check(chunkOf(message));
            skip(
                    first,
                    message instanceof FromWorker.Results results
                            ? results.values().count()
                            : 1);
        }
    }

    private static long chunkOf(FromWorker message) {
        return message instanceof FromWorker.Results results ? results.chunk() : ((FromWorker.Failed) message).chunk();
    }

    private void deliver(long item, @Nullable Object value) {
        if (value instanceof Undecodable undecodable) {
            items.failed(item, failures.encoding(items, item, undecodable.error));
        } else {
            items.succeeded(item, value);
        }
    }

    private List<@Nullable Object> decode(FromWorker.Results results) throws ProtocolException {
        int count = results.values().count();
        List<@Nullable Object> values;
        try (ValuesDecoder decoder = new ValuesDecoder(results.values(), items.resultTypes(), "result")) {
            List<@Nullable Object> numbers = decoder.allNumbers();
            if (numbers != null) {
                return numbers;
            }
            values = new ArrayList<>(Math.min(count, chunk.count));
            while (decoder.hasNext()) {
                values.add(next(decoder, results.values().length()));
            }
        } catch (MalformedJsonException e) {
            throw new ProtocolException("results that are not JSON: " + e.getMessage(), e);
        }
        if (values.size() != count) {
            throw new ProtocolException("it announced " + count + " results and sent " + values.size());
        }
        return values;
    }

    /** A heap that is full is no matter of this one result. */
    private @Nullable Object next(ValuesDecoder decoder, int textBytes) {
        try {
            return decoder.next();
        } catch (EncodingException e) {
            OutOfMemoryError shortage = OutOfMemory.ofTheHeap(e);
            if (shortage != null && !HeapRoom.isFor(textBytes)) {
                throw shortage;
            }
            undecodable++;
            return new Undecodable(e);
        }
    }

    private record Undecodable(EncodingException error) {}

    void deliver(FromWorker.Failed failed) throws ProtocolException {
        chunk.check(failed.chunk());
        if (items.isDone()) {
            skip(failed.index(), 1);
            return;
        }
        long item = chunk.item(failed.index());
        Throwable error = decode(failed.error());
        ProcessPoolException failure = failed.kind() == FailureKind.THREW
                ? failures.threw(items, item, chunk.load.worker, error)
                : failures.encoding(items, item, asEncodingException(error));
        int bytes = failed.error().to() - failed.error().from();
        if (!handler.answered(chunk, failed.index(), 1, 1, bytes)) {
            return;
        }
        items.failed(item, failure);
        handler.delivered(items, item, 1);
    }

    private Throwable decode(Payload error) throws ProtocolException {
        try {
            return ErrorDecoder.decode(error.bytes(), error.from(), error.to(), items.resultTypes());
        } catch (MalformedJsonException e) {
            throw new ProtocolException("a failure that is not JSON: " + e.getMessage(), e);
        }
    }

    private static EncodingException asEncodingException(Throwable error) {
        return error instanceof EncodingException encoding
                ? encoding
                : new EncodingException(ErrorText.of(error), error);
    }
}
