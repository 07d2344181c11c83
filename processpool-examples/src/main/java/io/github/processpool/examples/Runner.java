package io.github.processpool.examples;

import io.github.processpool.examples.Run.ClaimFailedException;
import io.github.processpool.examples.Run.UsageException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Runs an example and returns its result; an example that checks nothing has failed. */
final class Runner {
    private final PrintStream out;
    private final PrintStream err;
    private final OptionalInt workers;

    Runner(PrintStream out, PrintStream err, OptionalInt workers) {
        this.out = out;
        this.err = err;
        this.workers = workers;
    }

    Result run(Example example, List<String> arguments) {
        out.println("== " + example.name() + ": " + example.about());
        Run run = new Run(out, workers, arguments);
        long begun = System.nanoTime();
        Optional<String> failure = failureOf(example, run);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        failure.ifPresentOrElse(err::println, out::println);
        return new Result(example, run.lines(), run.figures(), failure, took);
    }

    private static Optional<String> failureOf(Example example, Run run) {
        try {
            example.program().run(run);
            if (run.checks() == 0) {
                throw new ClaimFailedException("that it checks its results");
            }
            return Optional.empty();
        } catch (UsageException e) {
            throw e;
        } catch (ClaimFailedException e) {
            return Optional.of(example.name() + ": " + e.getMessage());
        } catch (Exception e) {
            return Optional.of(example.name() + " failed:" + System.lineSeparator() + stackTrace(e));
        }
    }

    private static String stackTrace(Exception e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text, true));
        return text.toString().stripTrailing();
    }
}
