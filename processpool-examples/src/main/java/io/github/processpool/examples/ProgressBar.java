package io.github.processpool.examples;

import io.github.processpool.Progress;
import io.github.processpool.ProgressListener;
import java.io.PrintStream;
import java.util.Locale;

/**
 * A bar that grows in one line of a terminal while a call makes progress: give it to {@code pool.withProgress(bar)}. Where
 * the output goes to a file or a pipe it stays silent.
 */
final class ProgressBar implements ProgressListener {
    private static final int WIDTH = 30;

    private final PrintStream terminal;

    private ProgressBar(PrintStream terminal) {
        this.terminal = terminal;
    }

    /** Returns a bar for the terminal that the program runs in, if it does. */
    static ProgressListener ofTerminal() {
        return isTerminal() ? on(System.err) : progress -> {};
    }

    static ProgressListener on(PrintStream terminal) {
        return new ProgressBar(terminal);
    }

    @Override
    public void onProgress(Progress progress) {
        terminal.print("\r" + line(progress));
        boolean finished = progress.total().isPresent()
                && progress.done() == progress.total().getAsLong();
        terminal.print(finished ? System.lineSeparator() : "");
        terminal.flush();
    }

    private static String line(Progress progress) {
        String failed = progress.failed() == 0 ? "" : ", " + progress.failed() + " failed";
        if (progress.total().isEmpty()) {
            return progress.done() + " done" + failed;
        }
        long total = Math.max(1, progress.total().getAsLong());
        int filled = (int) (WIDTH * progress.done() / total);
        String left = progress.timeLeft()
                .map(time -> String.format(Locale.ROOT, ", %.0f s left", time.toMillis() / 1000.0))
                .orElse("");
        return "[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + progress.done() + " of " + total + failed
                + left + "   ";
    }

    /** From JDK 22 on there is a Console without a terminal too, which then says so. */
    @SuppressWarnings("SystemConsoleNull") // that is what is asked here
    private static boolean isTerminal() {
        Object console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) console.getClass().getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
