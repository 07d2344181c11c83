package io.github.processpool.core.dispatch;

import io.github.processpool.ProcessPoolException;
import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.codec.EncodedFunction;
import io.github.processpool.core.types.AllowedTypes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One call of a function. Its arguments are encoded when it is submitted, and so can change afterwards. */
final class SingleSubmission<R extends @Nullable Object> extends Submission {
    private final EncodedValues arguments;
    private final PendingResult<R> result;

    SingleSubmission(
            EncodedFunction function,
            AllowedTypes resultTypes,
            CallSettings settings,
            EncodedValues arguments,
            PendingResult<R> result) {
        super(function, resultTypes, settings);
        this.arguments = arguments;
        this.result = result;
    }

    EncodedValues arguments() {
        return arguments;
    }

    /** Tells whether both can be items of one chunk. */
    boolean goesWith(SingleSubmission<?> other) {
        return function() == other.function()
                && arguments.blocks().isEmpty()
                && other.arguments.blocks().isEmpty()
                && settings().areThoseOf(other.settings())
                && Objects.equals(arguments.of(), other.arguments.of())
                && resultTypes().mentionsTheSameAs(other.resultTypes());
    }

    @Override
    public EncodedItems encoded() {
        return new EncodedItems(arguments, 1, null);
    }

    @Override
    public EncodedItems encode(long first, int count) {
        return encoded();
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
