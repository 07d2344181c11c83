package io.github.processpool.core.wire;

import io.github.processpool.EncodingException;
import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.codec.ErrorDecoder;
import io.github.processpool.core.codec.FunctionDecoder;
import io.github.processpool.core.codec.ValuesDecoder;
import io.github.processpool.core.json.MalformedJsonException;
import io.github.processpool.core.testkit.WorkerTypes;
import io.github.processpool.core.types.AllowedTypes;
import io.github.processpool.core.types.Exceptions;
import io.github.processpool.core.types.ResultTypes;
import io.github.processpool.core.types.TypeResolver;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads messages as each end of the pipe does, and decodes what they hold, whatever it is. */
abstract class Payloads {
    static final Payloads FROM_WORKER = new OfWorker();
    static final Payloads TO_WORKER = new OfParent();

    /** As the parent reads. */
    private static final class OfWorker extends Payloads {
        private final AllowedTypes types =
                AllowedTypes.beside(Payloads.class, ResultTypes.of(Set.of()), Exceptions.AS_RESULTS);

        @Override
        boolean readNext(MessageReader reader) throws IOException {
            Message message = reader.nextFromWorker();
            if (message instanceof FromWorker.Results results) {
                decode(results.values(), types);
            } else if (message instanceof FromWorker.Failed failed) {
                decodeError(failed.error());
            } else if (message instanceof FromWorker.StartFailed failed) {
                decodeError(failed.error());
            }
            return message != null;
        }

        private void decodeError(Payload error) throws ProtocolException {
            try {
                var unused = ErrorDecoder.decode(error.bytes(), error.from(), error.to(), types);
            } catch (MalformedJsonException e) {
                throw new ProtocolException("a failure that is no JSON", e);
            }
        }
    }

    /** As a worker reads. */
    private static final class OfParent extends Payloads {
        private final ClassLoader loader = ClassLoader.getSystemClassLoader();
        private final TypeResolver types = WorkerTypes.of(loader);
        private final FunctionDecoder functions = new FunctionDecoder(WorkerTypes.of(loader));

        @Override
        boolean readNext(MessageReader reader) throws IOException {
            Message message = reader.nextToWorker();
            if (message instanceof ToWorker.Chunk chunk) {
                decode(chunk.values(), types);
            } else if (message instanceof ToWorker.Function function) {
                decodeFunction(function.description());
            }
            return message != null;
        }

        private void decodeFunction(Payload description) throws ProtocolException {
            try {
                var unused = functions.decode(description.bytes(), description.from(), description.to());
            } catch (EncodingException e) {
                // It fails the items that it was for.
            } catch (MalformedJsonException e) {
                throw new ProtocolException("a function that is no JSON", e);
            }
        }
    }

    /** Returns false at the end. */
    abstract boolean readNext(MessageReader reader) throws IOException;

    private static void decode(EncodedValues values, TypeResolver types) throws ProtocolException {
        try (ValuesDecoder decoder = new ValuesDecoder(values, types)) {
            while (decoder.hasNext()) {
                decodeNext(decoder);
            }
        } catch (MalformedJsonException e) {
            throw new ProtocolException("values that are no JSON", e);
        }
    }

    private static @Nullable Object decodeNext(ValuesDecoder decoder) {
        try {
            return decoder.next();
        } catch (EncodingException e) {
            return null; // it fails its item
        }
    }
}
