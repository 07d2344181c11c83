package io.github.processpool.core.dispatch;

import io.github.processpool.EncodingException;
import io.github.processpool.Outcome;
import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.blocks.LargeArrays;
import io.github.processpool.core.codec.EncodedFunction;
import io.github.processpool.core.codec.ValuesEncoder;
import io.github.processpool.core.json.ErrorText;
import io.github.processpool.core.types.AllowedTypes;
import java.io.Serializable;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns the calls of one view into submissions. What can't be encoded fails the call's result. */
final class Calls {
    private final PoolCore core;
    private final CallSettings settings;

    Calls(PoolCore core, CallSettings settings) {
        this.core = core;
        this.settings = settings;
    }

    /** Submits a call of one item; {@code largeArrays} says whether arrays must be copied, because the caller may change them. */
    <R extends @Nullable Object> PendingResult<R> one(
            Serializable function, Arguments arguments, @Nullable Object item, LargeArrays largeArrays) {
        core.dispatcher.checkOpen();
        PendingResult<R> result = new PendingResult<>(core.callbacks, "the call");
        try {
            EncodedFunction encoded = core.functions.encode(function);
            AllowedTypes resultTypes = encoded.newResultTypes();
            EncodedValues values = encode(encoded, arguments, item, new ValuesEncoder(resultTypes, largeArrays));
            submit(new SingleSubmission<>(encoded, resultTypes, settings, values, result), 1, result);
        } catch (EncodingException e) {
            result.fail(e);
        } catch (OutOfMemoryError e) {
            result.fail(Failures.outOfMemory("the call", e));
        }
        return result;
    }

    private static EncodedValues encode(
            EncodedFunction function, Arguments arguments, @Nullable Object item, ValuesEncoder values) {
        try {
            if (!arguments.fits(item, values)) {
                values.selfDescribing();
            }
            arguments.encode(function, item, values);
            return values.finish();
        } catch (EncodingException e) {
            throw e;
        } catch (Throwable e) { // whatever an application's methods throw
            throw new EncodingException("the argument can't be encoded: " + ErrorText.of(e), e);
        }
    }

    /** Submits a call of many items, whose list becomes that of the results. */
    <R extends @Nullable Object> PendingResult<List<R>> many(
            Serializable function, Arguments arguments, List<@Nullable Object> items) {
        return list(function, arguments, items, false);
    }

    <R extends @Nullable Object> PendingResult<List<Outcome<R>>> manySettled(
            Serializable function, List<@Nullable Object> items) {
        return list(function, Arguments.ONE, items, true);
    }

    private <R extends @Nullable Object> PendingResult<List<R>> list(
            Serializable function, Arguments arguments, List<@Nullable Object> items, boolean settled) {
        core.dispatcher.checkOpen();
        PendingResult<List<R>> result = new PendingResult<>(core.callbacks, "the call");
        try {
            ListSubmission<R> submission = new ListSubmission<>(
                    core.functions.encode(function),
                    settings,
                    items,
                    arguments,
                    settled,
                    result,
                    progress(OptionalLong.of(items.size())));
            if (items.isEmpty()) {
                submission.endEmpty();
            } else {
                submit(submission, items.size(), result);
            }
        } catch (EncodingException e) {
            result.fail(e);
        } catch (OutOfMemoryError e) {
            result.fail(Failures.outOfMemory("the call", e));
        }
        return result;
    }

    private void submit(Submission submission, int items, PendingResult<?> result) {
        result.whenCancelled(endRunning -> core.dispatcher.drop(submission, endRunning));
        core.dispatcher.submit(submission, items, !core.callbacks.isCallbackThread());
    }

    <T extends @Nullable Object, R extends @Nullable Object> Stream<R> stream(
            Serializable function, Iterable<? extends T> items, boolean ordered, Object owner) {
        core.dispatcher.checkOpen();
        WindowSubmission submission = new WindowSubmission(
                core.functions.encode(function), settings, ordered, progress(OptionalLong.empty()));
        int workers = core.options.workers().workers();
        return new ResultStream<T, R>(core.dispatcher, submission, items, workers, owner).open();
    }

    private ProgressReports progress(OptionalLong total) {
        return new ProgressReports(settings.listener(), core.callbacks, total);
    }
}
