package io.github.processpool.core.dispatch;

import io.github.processpool.ProcessPoolException;
import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.codec.EncodedFunction;
import io.github.processpool.core.types.AllowedTypes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One call of a function. Its arguments are encoded when it is submitted, and so can change afterwards. */
final class SingleSubmission<R extends @Nullable Object> extends Submission {
    private final EncodedItems arguments;
    private final PendingResult<R> result;

    SingleSubmission(
            EncodedFunction function,
            AllowedTypes resultTypes,
            CallSettings settings,
            EncodedValues arguments,
            PendingResult<R> result) {
        super(function, resultTypes, settings);
        this.arguments = new EncodedItems(arguments, 1, null);
        this.result = result;
    }

    @Override
    boolean goesWith(Submission other) {
        EncodedItems encoded = other.encoded();
        if (encoded == null) {
            return false;
        }
        EncodedValues own = arguments.values();
        EncodedValues others = encoded.values();
        return function() == other.function()
                && own.blocks().isEmpty()
                && others.blocks().isEmpty()
                && settings().areThoseOf(other.settings())
                && Objects.equals(own.of(), others.of())
                && resultTypes().mentionsTheSameAs(other.resultTypes());
    }

    @Override
    public EncodedItems encoded() {
        return arguments;
    }

    @Override
    public EncodedItems encode(long first, int count) {
        return arguments;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // the function's own result, which may be null
    public void succeeded(long item, @Nullable Object value) {
        result.complete((R) value);
    }

    @Override
    public void failed(long item, ProcessPoolException error) {
        result.fail(error);
    }

    @Override
    void abort(ProcessPoolException error) {
        result.fail(error);
    }

    @Override
    void abort(MemoryShortage shortage) {
        result.fail(shortage);
    }

    @Override
    public boolean isDone() {
        return result.isDone();
    }

    @Override
    public int indexOf(long item) {
        return -1;
    }
}
