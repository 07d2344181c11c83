package io.github.processpool.core.worker;

import static java.util.Objects.requireNonNull;

import io.github.processpool.EncodingException;
import io.github.processpool.core.codec.ErrorEncoder;
import io.github.processpool.core.codec.ValuesDecoder;
import io.github.processpool.core.json.ErrorText;
import io.github.processpool.core.shared.WorkerLink;
import io.github.processpool.core.wire.FromWorker;
import io.github.processpool.core.wire.FromWorker.FailureKind;
import io.github.processpool.core.wire.Limits;
import io.github.processpool.core.wire.Message;
import io.github.processpool.core.wire.OutOfMemory;
import io.github.processpool.core.wire.Payload;
import io.github.processpool.core.wire.ProgressMark;
import io.github.processpool.core.wire.ToWorker;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Runs the initializer, then chunk after chunk, then the finalizer. It is the worker's main thread. */
record WorkerLoop(Inbox inbox, Functions functions, Answers answers, WorkerLink shared, Host host) {

    ExitCode run() throws IOException {
        if (!(inbox.take() instanceof ToWorker.Start start)) {
            throw new IOException("the parent's first message is not 'start'");
        }
        WorkerIdentity identity = new WorkerIdentity(start.worker(), start.pool());
        Path progressFile = Path.of(start.progressFile());
        Path poolDirectory = progressFile.getParent();
        if (poolDirectory == null) {
            throw new IOException("the parent's 'start' names no file for the progress mark: " + progressFile);
        }
        host.introduced(identity, poolDirectory);
        ProgressMark mark;
        try {
            mark = ProgressMark.open(progressFile);
        } catch (FileNotFoundException e) {
            FatalError.print("its files were removed while it started: " + e.getMessage());
            return ExitCode.MARK_GONE;
        }
        try {
            runOnce(start.initializer());
        } catch (Throwable t) {
            answers.say(new FromWorker.StartFailed(Payload.of(ErrorEncoder.encode(t))));
            return ExitCode.START_FAILED;
        }
        answers.ready(mark, new FromWorker.Ready(Limits.PROTOCOL_VERSION));
        return serve(identity, start.finalizer());
    }

    /** Handles messages until it is told to stop. */
    ExitCode serve(WorkerIdentity identity, long finalizer) throws IOException {
        while (true) {
            ToWorker message = inbox.take();
            if (message instanceof ToWorker.Chunk chunk) {
                if (!run(chunk)) {
                    return ExitCode.OUT_OF_MEMORY;
                }
            } else if (message instanceof ToWorker.Adopt adopt) {
                identity.adopt(adopt.worker());
                host.adopted();
            } else if (message instanceof ToWorker.Prepare prepare) {
                if (!inbox.hasWork()) {
                    functions.prepare(prepare.className());
                }
            } else {
                finish(finalizer);
                return ExitCode.ORDERLY;
            }
        }
    }

    private void finish(long finalizer) throws IOException {
        try {
            runOnce(finalizer);
        } catch (Throwable t) {
            System.err.println("processpool worker: the finalizer failed: " + ErrorText.of(t));
            printStackTrace(t);
        }
        leave("told to stop");
    }

    private static void printStackTrace(Throwable t) {
        try {
            t.printStackTrace();
        } catch (Throwable e) {
            System.err.println("processpool worker: its stack trace can't be printed: " + ErrorText.of(e));
        }
    }

    private void leave(String reason) throws IOException {
        host.leaving();
        inbox.close();
        answers.say(new FromWorker.Leaving(reason));
        host.left();
    }

    private void runOnce(long function) throws Exception {
        if (function != Message.NO_FUNCTION) {
            functions.get(function).call(null, null);
        }
    }

    /** Runs a chunk; false if the worker has no memory left to go on with. */
    private boolean run(ToWorker.Chunk chunk) throws IOException {
        int item = answers.begin(chunk);
        if (item < 0) {
            answers.finish();
            return true;
        }
        RemoteLoader loader = functions.loader(chunk.function());
        ClassLoader usual = enter(loader);
        try (ValuesDecoder values = new ValuesDecoder(chunk.values(), loader.types(), "argument")) {
            Invocation function;
            try {
                function = functions.get(chunk.function());
            } catch (EncodingException e) {
                throwIfOutOfMemory(e);
                failAll(item, e);
                return true;
            } catch (LinkageError e) {
                failAll(item, new EncodingException("the function's class can't be used: " + ErrorText.of(e), e));
                return true;
            }
            answers.resultsOf(function);
            runItems(item, function, values);
            return true;
        } catch (OutOfMemoryError e) {
            leaveOutOfMemory(e);
            return false;
        } finally {
            Thread.currentThread().setContextClassLoader(usual);
        }
    }

    /** Sets the context class loader, so that tasks find classes that only the parent has. Returns the one before. */
    private static ClassLoader enter(RemoteLoader loader) {
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        if (!loader.isOfClassPath()) {
            thread.setContextClassLoader(loader);
        }
        return usual;
    }

    private void runItems(int firstItem, Invocation function, ValuesDecoder values) throws IOException {
        int item = firstItem;
        while (item >= 0) {
            @Nullable Object result;
            try {
                result = callToItsEnd(function, values);
            } catch (ArgumentFailure e) {
                throwIfOutOfMemory(e);
                item = answers.failed(FailureKind.ENCODING, ErrorEncoder.encode(requireNonNull(e.getCause())));
                continue;
            } catch (OutOfMemoryError e) {
                throw e;
            } catch (Throwable t) {
                item = answers.failed(FailureKind.THREW, ErrorEncoder.encode(t));
                continue;
            } finally {
                Thread.interrupted(); // an interrupt of this task must not reach the next one
            }
            item = answer(result);
        }
        answers.finish();
    }

    /** Releases what the task still holds, before the parent hears that it has ended. */
    private @Nullable Object callToItsEnd(Invocation function, ValuesDecoder values) throws Exception {
        try {
            return call(function, values);
        } finally {
            shared.taskEnded();
        }
    }

    private int answer(@Nullable Object result) throws IOException {
        try {
            return answers.succeeded(result);
        } catch (EncodingException e) {
            throwIfOutOfMemory(e);
            return answers.failed(FailureKind.ENCODING, ErrorEncoder.encode(e));
        }
    }

    /** A value's own constructor or accessor may have taken all memory. */
    private static void throwIfOutOfMemory(Exception encoding) {
        OutOfMemoryError error = OutOfMemory.in(encoding);
        if (error != null) {
            throw error;
        }
    }

    private static @Nullable Object call(Invocation function, ValuesDecoder values) throws Exception {
        Object first = function.arity() > 0 ? argument(values, function.arity() > 1) : null;
        Object second = function.arity() > 1 ? argument(values, false) : null;
        return function.call(first, second);
    }

    private static @Nullable Object argument(ValuesDecoder values, boolean isFirstOfTwo) throws ArgumentFailure {
        try {
            return values.next();
        } catch (EncodingException e) {
            if (isFirstOfTwo) {
                skip(values); // so that the next item begins with its own values
            }
            throw new ArgumentFailure(e);
        }
    }

    private static void skip(ValuesDecoder values) {
        try {
            values.next();
        } catch (EncodingException e) {
            // The item fails with what was wrong with its first argument.
        }
    }

    private void failAll(int firstItem, EncodingException failure) throws IOException {
        byte[] encoded = ErrorEncoder.encode(failure);
        int item = firstItem;
        while (item >= 0) {
            item = answers.failed(FailureKind.ENCODING, encoded);
        }
        answers.finish();
    }

    private void leaveOutOfMemory(OutOfMemoryError error) throws IOException {
        if (!answers.failedLast(FailureKind.THREW, ErrorEncoder.encode(error))) {
            throw error;
        }
        leave("out of memory");
    }
}
