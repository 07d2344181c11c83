package io.github.processpool.examples;

import io.github.processpool.Progress;
import io.github.processpool.ProgressListener;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A bar that grows in one line of a terminal while a call makes progress: pass it to {@code pool.withProgress(bar)}. If
 * the output goes to a file or a pipe, it prints nothing.
 */
final class ProgressBar implements ProgressListener {
    private static final int WIDTH = 79;
    private static final int TOTAL_UNKNOWN = -1;

    private final PrintStream terminal;
    private Line line;
    private me.tongfei.progressbar.@Nullable ProgressBar bar;
    private volatile Optional<Duration> timeLeft = Optional.empty();

    private ProgressBar(PrintStream terminal) {
        this.terminal = terminal;
        this.line = new Line(terminal);
    }

    /** Returns a bar for the program's terminal, if there is one. */
    static ProgressListener ofTerminal() {
        return isTerminal() ? on(System.err) : progress -> {};
    }

    static ProgressListener on(PrintStream terminal) {
        return new ProgressBar(terminal);
    }

    @Override
    public void onProgress(Progress progress) {
        me.tongfei.progressbar.ProgressBar shown = bar == null ? begin() : bar;
        timeLeft = progress.timeLeft();
        shown.maxHint(progress.total().orElse(TOTAL_UNKNOWN));
        shown.stepTo(progress.done());
        shown.setExtraMessage(progress.failed() == 0 ? "" : progress.failed() + " failed");
        shown.refresh();
        boolean finished = progress.total().isPresent()
                && progress.done() == progress.total().getAsLong();
        if (finished) {
            shown.close();
            line.end();
        }
        bar = finished ? null : shown;
    }

    /** The bar moves when the pool reports progress, not by a timer, and shows the pool's estimate of the time left. */
    private me.tongfei.progressbar.ProgressBar begin() {
        line = new Line(terminal);
        return new ProgressBarBuilder()
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(Integer.MAX_VALUE)
                .setEtaFunction(state -> timeLeft)
                .setConsumer(line)
                .build();
    }

    /** Ends when its call ends: the library closes a bar on a thread of its own, and may draw it once more after that. */
    private static final class Line extends ConsoleProgressBarConsumer {
        private final PrintStream terminal;
        private boolean ended;

        Line(PrintStream terminal) {
            super(terminal, WIDTH);
            this.terminal = terminal;
        }

        @Override
        public synchronized void accept(String text) {
            if (!ended) {
                super.accept(text);
            }
        }

        @Override
        public void close() {
            // The call has ended, so the line ends.
        }

        synchronized void end() {
            ended = true;
            terminal.println();
            terminal.flush();
        }
    }

    /** Since JDK 22 there is a Console even without a terminal, and a method that tells. */
    @SuppressWarnings("SystemConsoleNull") // this is the question here
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
