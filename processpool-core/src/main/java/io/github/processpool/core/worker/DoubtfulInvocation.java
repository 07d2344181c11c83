package io.github.processpool.core.worker;

import io.github.processpool.EncodingException;
import io.github.processpool.core.codec.FunctionDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Calls of a method reference that javac may have mistaken for another one, which casts its arguments to other types. The
 * first cast that fails shows it. Checking in advance would take each worker longer than the rest of its first function.
 */
final class DoubtfulInvocation extends Invocation {
    private final FunctionDecoder.Decoded decoded;
    private Invocation known; // by the thread that runs tasks
    private boolean certain;

    DoubtfulInvocation(FunctionDecoder.Decoded decoded) {
        super(decoded.function(), decoded);
        this.decoded = decoded;
        known = new Invocation(decoded.function(), decoded);
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
        known = new Invocation(meant, decoded);
        return meant != decoded.function();
    }

    /** The code of the reference itself is hidden, so that the call seems to have failed where it was made. */
    private boolean isOfTheReference(ClassCastException e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length > 0
                && (trace[0].getClassName().equals(Invocation.class.getName())
                        || trace[0].getClassName()
                                .startsWith(decoded.function().getClass().getName()));
    }
}
