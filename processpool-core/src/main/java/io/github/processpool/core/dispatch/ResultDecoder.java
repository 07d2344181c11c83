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

/** Decodes a worker's answers. What can't be decoded fails that item alone. */
final class ResultDecoder {
    private final Failures failures;

    ResultDecoder(Failures failures) {
        this.failures = failures;
    }

    /** Decodes the answers in a message about this chunk, if anybody still waits for them. */
    DecodedAnswers decode(Chunk chunk, FromWorker message) throws ProtocolException {
        if (chunk.items.isDone()) {
            return unwanted(chunk, message);
        }
        return message instanceof FromWorker.Results results
                ? results(chunk, results)
                : failure(chunk, (FromWorker.Failed) message);
    }

    /** Returns which items a message is about, that may have come without its values. */
    static DecodedAnswers unwanted(Chunk chunk, FromWorker message) throws ProtocolException {
        if (message instanceof FromWorker.Results results) {
            chunk.check(results.chunk());
            return new DecodedAnswers(chunk, results.first(), results.values().count(), null, 0, 0);
        }
        FromWorker.Failed failed = (FromWorker.Failed) message;
        chunk.check(failed.chunk());
        return new DecodedAnswers(chunk, failed.index(), 1, null, 0, 0);
    }

    private DecodedAnswers results(Chunk chunk, FromWorker.Results results) throws ProtocolException {
        chunk.check(results.chunk());
        int count = results.values().count();
        chunk.checkNext(results.first(), count);
        long bytes = results.values().sizeBytes();
        try (ValuesDecoder decoder = new ValuesDecoder(results.values(), chunk.items.resultTypes(), "result")) {
            List<@Nullable Object> numbers = decoder.allNumbers();
            if (numbers != null) {
                return new DecodedAnswers(chunk, results.first(), numbers.size(), numbers, 0, bytes);
            }
            List<@Nullable Object> values = new ArrayList<>(count);
            int failed = 0;
            while (decoder.hasNext() && values.size() < count) {
                long item = chunk.item(results.first() + values.size());
                Object value = next(decoder, results.values().length(), chunk.items, item);
                failed += value instanceof DecodedAnswers.Failure ? 1 : 0;
                values.add(value);
            }
            if (values.size() < count || decoder.hasNext()) {
                throw new ProtocolException(
                        "it announced " + count + " results and sent " + (decoder.hasNext() ? "more" : values.size()));
            }
            return new DecodedAnswers(chunk, results.first(), count, values, failed, bytes);
        } catch (MalformedJsonException e) {
            throw new ProtocolException("results that are not JSON: " + e.getMessage(), e);
        }
    }

    /** A heap that is full is no matter of this one result. */
    private @Nullable Object next(ValuesDecoder decoder, int textBytes, ChunkItems items, long item) {
        try {
            return decoder.next();
        } catch (EncodingException e) {
            OutOfMemoryError shortage = OutOfMemory.ofTheHeap(e);
            if (shortage != null && !HeapRoom.isFor(textBytes)) {
                throw shortage;
            }
            return new DecodedAnswers.Failure(failures.encoding(items, item, e));
        }
    }

    private DecodedAnswers failure(Chunk chunk, FromWorker.Failed failed) throws ProtocolException {
        chunk.check(failed.chunk());
        chunk.checkNext(failed.index(), 1);
        ChunkItems items = chunk.items;
        long item = chunk.item(failed.index());
        Throwable error = decode(failed.error(), items);
        ProcessPoolException failure = failed.kind() == FailureKind.THREW
                ? failures.threw(items, item, chunk.load.worker, error)
                : failures.encoding(items, item, asEncodingException(error));
        int bytes = failed.error().to() - failed.error().from();
        return new DecodedAnswers(chunk, failed.index(), 1, List.of(new DecodedAnswers.Failure(failure)), 1, bytes);
    }

    private static Throwable decode(Payload error, ChunkItems items) throws ProtocolException {
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
