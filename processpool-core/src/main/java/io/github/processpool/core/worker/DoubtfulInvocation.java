package io.github.processpool.core.worker;

import io.github.processpool.EncodingException;
import io.github.processpool.core.codec.FunctionDecoder;
import org.jspecify.annotations.Nullable;

/**
 * A method reference, which javac may have mistaken for another one that casts its arguments to other types. The first
 * cast that fails shows it. To find out before would cost each start of a worker more than the rest of its first
 * function.
 */
final class DoubtfulInvocation extends Invocation {
    private final FunctionDecoder.Decoded decoded;
    private Invocation known; // by the thread that runs tasks
    private boolean certain;

    DoubtfulInvocation(FunctionDecoder.Decoded decoded, Invocation known) {
        super(known.arity());
        this.decoded = decoded;
        this.known = known;
    }

    @Override
    @Nullable
    Object call(@Nullable Object first, @Nullable Object second) throws Exception {
        try {
            return known.call(first, second);
        } catch (ClassCastException e) {
            if (certain || !isOfTheReference(e) || !isMistaken()) {
                throw e;
            }
        }
        return known.call(first, second);
    }

    private boolean isMistaken() throws ArgumentFailure {
        Object meant;
        try {
            meant = decoded.meant();
        } catch (EncodingException e) {
            throw new ArgumentFailure(e);
        }
        certain = true;
        known = of(meant);
        return meant != decoded.function();
    }

    /** The code of the reference itself is hidden, so that the call seems to have failed where it was made. */
    private boolean isOfTheReference(ClassCastException e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length > 0
                && (trace[0].getClassName().equals(known.getClass().getName())
                        || trace[0].getClassName()
                                .startsWith(decoded.function().getClass().getName()));
    }
}
