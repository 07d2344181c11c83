package io.github.processpool;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The worker ended while it held the task: by {@code System.exit}, a native crash, a kill from outside, or the system's
 * out-of-memory killer.
 *
 * <p>The message says the probable cause. The task may have run partly or completely; it is run again only if {@link
 * Pool#withRetries} allows it. The worker is replaced, and tasks of other workers are not affected.
 *
 * @since 0.1.0
 */
public final class WorkerCrashedException extends ProcessPoolException {

    private static final long serialVersionUID = 1L;

    /** The process id of the worker that ended. */
    private final long pid;

    /** The exit code of the process. */
    private final int exitCode;

    /** The name of the signal that ended the process, if any. */
    private final @Nullable String signal;

    /** The last lines on stderr; a list from {@code List.copyOf}, so it is serializable. */
    @SuppressWarnings("serial")
    private final List<String> stderrTail;

    /**
     * Creates an exception.
     *
     * @param message which task was lost in which worker, the probable cause, and what to do about it
     * @param pid the process id of the worker
     * @param exitCode the exit code, as {@link Process#exitValue()} reports it
     * @param signal the signal that the exit code stands for, such as {@code SIGKILL}, or {@code null}
     * @param stderrTail the last lines that the worker wrote to stderr, the oldest first; copied
     * @param index the position of the item in the input, counted from 0; -1 if it belongs to none
     */
    public WorkerCrashedException(
            String message, long pid, int exitCode, @Nullable String signal, List<String> stderrTail, int index) {
        super(message, null, index);
        this.pid = pid;
        this.exitCode = exitCode;
        this.signal = signal;
        this.stderrTail = List.copyOf(stderrTail);
    }

    /**
     * Returns the process id of the worker that ended.
     *
     * @return the process id
     */
    public long pid() {
        return pid;
    }

    /**
     * Returns the exit code of the worker, as {@link Process#exitValue()} reports it: 137 after {@code kill -9}.
     *
     * @return the exit code
     */
    public int exitCode() {
        return exitCode;
    }

    /**
     * Returns the signal that ended the worker, if the exit code stands for a signal (above 128, on systems with
     * signals).
     *
     * @return the name of the signal, such as {@code SIGKILL}, or empty
     */
    public Optional<String> signal() {
        return Optional.ofNullable(signal);
    }

    /**
     * Returns the last lines that the worker wrote to stderr before it ended.
     *
     * @return the lines, the oldest first; unmodifiable, empty if there were none
     */
    public List<String> stderrTail() {
        return stderrTail;
    }
}
