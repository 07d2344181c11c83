package io.github.processpool.examples;

import io.github.processpool.examples.Run.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Lists the examples and runs them, all or one. */
public final class Examples {
    static final List<Example> ALL = List.of(
            new Example(
                    Chapter.THREADS_OR_PROCESSES,
                    "io-bound",
                    "tasks that wait, on threads and on processes",
                    IoBound::run),
            new Example(
                    Chapter.THREADS_OR_PROCESSES,
                    "cpu-bound",
                    "tasks that compute, on threads and on processes",
                    CpuBound::run),
            new Example(
                    Chapter.THREADS_OR_PROCESSES,
                    "native-crash",
                    "native code ends its worker, and nothing else",
                    NativeCrash::run),
            new Example(
                    Chapter.THREADS_OR_PROCESSES, "heap-eater", "a leak fills the heap of its worker", HeapEater::run),
            new Example(
                    Chapter.THREADS_OR_PROCESSES,
                    "endless-loop",
                    "a time limit ends an endless task",
                    EndlessLoop::run),
            new Example(
                    Chapter.THREADS_OR_PROCESSES,
                    "cancel-running",
                    "cancelling ends what is running",
                    CancelRunning::run),
            new Example(Chapter.POOL, "first-pool", "squares of 1 to 4, computed in other processes", FirstPool::run),
            new Example(
                    Chapter.POOL,
                    "pool-steps",
                    "creation, submission, distribution, execution, collection",
                    PoolSteps::run),
            new Example(Chapter.POOL, "map", "many items, results in their order", MapInOrder::run),
            new Example(Chapter.POOL, "apply", "one call, and its result", Apply::run),
            new Example(Chapter.POOL, "apply-async", "calls that do not wait", ApplyAsync::run),
            new Example(
                    Chapter.PROCESSES,
                    "true-parallelism",
                    "two processes that run at the same time",
                    TrueParallelism::run),
            new Example(
                    Chapter.PROCESSES,
                    "memory-isolation",
                    "a static field that each worker has for itself",
                    MemoryIsolation::run),
            new Example(
                    Chapter.PROCESSES,
                    "process-costs",
                    "the cost of a worker compared with a thread",
                    ProcessCosts::run),
            new Example(Chapter.PROCESSES, "task-size", "how long a task must be to be worth sending", TaskSize::run),
            new Example(Chapter.PROCESSES, "value-size", "the cost of sending large values", ValueSize::run),
            new Example(Chapter.LOCK, "add-and-remove", "one thread adds, one removes, with a lock", AddAndRemove::run),
            new Example(Chapter.LOCK, "race", "what goes wrong without the lock", Race::run),
            new Example(
                    Chapter.LOCK,
                    "shared-add-and-remove",
                    "one worker adds, one removes, with a lock",
                    SharedAddAndRemove::run),
            new Example(Chapter.LOCK, "shared-race", "what goes wrong between workers", SharedRace::run),
            new Example(
                    Chapter.SHARED_DATA, "shared-value", "a number and a record that all update", SharedValues::run),
            new Example(Chapter.SHARED_DATA, "shared-array", "an array that all add to", SharedArrays::run),
            new Example(
                    Chapter.SHARED_DATA,
                    "array-slices",
                    "a large result of which each task fills a part",
                    ArraySlices::run),
            new Example(Chapter.SHARED_DATA, "shared-queue", "one produces, one consumes, in order", SharedQueues::run),
            new Example(
                    Chapter.SHARED_DATA,
                    "joinable-queue",
                    "waits until all jobs of a queue are done",
                    JoinableQueues::run),
            new Example(Chapter.SHARED_DATA, "shared-lock", "keeps others out between two writes", SharedLocks::run),
            new Example(
                    Chapter.SHARED_DATA,
                    "reentrant-lock",
                    "the owner of the lock may lock it again",
                    ReentrantLocks::run),
            new Example(Chapter.SHARED_DATA, "pipe", "two sides that ask and answer each other", Pipes::run),
            new Example(
                    Chapter.SHARED_DATA,
                    "manager-list",
                    "a list that all add to; its elements are copies",
                    ManagerLists::run),
            new Example(Chapter.SHARED_DATA, "manager-map", "words counted in one map", ManagerMaps::run),
            new Example(
                    Chapter.SHARED_DATA, "manager-queue", "queues for answers go through a queue", ManagerQueues::run),
            new Example(
                    Chapter.SHARED_DATA,
                    "sharing-costs",
                    "the cost of an addition with each of them",
                    SharingCosts::run),
            new Example(Chapter.FAILURES, "catch-in-task", "a task deals with its own failure", CatchInTask::run),
            new Example(
                    Chapter.FAILURES,
                    "catch-in-caller",
                    "the call throws the exception of its task",
                    CatchInCaller::run),
            new Example(Chapter.FAILURES, "thread-exception", "join of a thread throws nothing", ThreadExceptions::run),
            new Example(
                    Chapter.FAILURES,
                    "failure-callback",
                    "one callback for results, one for failures",
                    FailureCallbacks::run),
            new Example(
                    Chapter.FAILURES, "failure-future", "a future has the outcome of its task", FailureFutures::run),
            new Example(Chapter.FAILURES, "settled-map", "some bad items among good ones", SettledMap::run),
            new Example(Chapter.FAILURES, "clean-up", "what finally does, and what it can't", CleanUp::run),
            new Example(
                    Chapter.FAILURES,
                    "semaphore-released",
                    "at most two at a time, also when some fail",
                    SemaphoreReleased::run),
            new Example(Chapter.FAILURES, "abandoned-lock", "a worker ends while it holds a lock", AbandonedLock::run),
            new Example(Chapter.FAILURES, "log-in-task", "tasks log with the id of their worker", LogInTask::run),
            new Example(Chapter.FAILURES, "crash-and-retry", "retries a task whose worker ended", CrashAndRetry::run),
            new Example(Chapter.FAILURES, "time-limit-and-retry", "retries a task that hung", TimeLimitAndRetry::run),
            new Example(
                    Chapter.FACTORIALS,
                    "factorials",
                    "factorials of 1 to 10, on threads and on processes",
                    Factorials::run),
            new Example(
                    Chapter.POOL_SIZES,
                    "squares-by-pool-size",
                    "squares of 1 to 10 on 2, 4 and 8 workers, timed",
                    SquaresByPoolSize::run),
            new Example(
                    Chapter.REAL_WORK,
                    "file-checksums",
                    "checksums and line counts of all files in a folder [FOLDER]",
                    FileChecksums::run),
            new Example(
                    Chapter.REAL_WORK,
                    "document-texts",
                    "the texts of PDF files, some of which break the parser [FOLDER]",
                    DocumentTexts::run),
            new Example(
                    Chapter.REAL_WORK,
                    "mandelbrot",
                    "a picture, computed tile by tile and put together",
                    Mandelbrot::run),
            new Example(
                    Chapter.REAL_WORK,
                    "word-counts",
                    "the words of all texts in a folder, counted and added up [FOLDER]",
                    WordCounts::run));

    private static final int SUCCESS = 0;
    private static final int FAILURE = 1;
    private static final int USAGE = 2;

    /** Below the working directory; every build cleans it. */
    private static final Path DEFAULT_REPORT = Path.of("target", "examples-report.html");

    private final List<Example> examples;
    private final PrintStream out;
    private final PrintStream err;

    Examples(List<Example> examples, PrintStream out, PrintStream err) {
        this.examples =
                examples.stream().sorted(Comparator.comparing(Example::chapter)).toList();
        this.out = out;
        this.err = err;
    }

    /** Exits with 0 if all claims of the examples hold, 1 if one does not, 2 if the command line is wrong. */
    public static void main(String[] args) {
        System.exit(new Examples(ALL, System.out, System.err).run(List.of(args)));
    }

    int run(List<String> arguments) {
        try {
            return execute(Options.of(arguments));
        } catch (UsageException e) {
            err.println(e.getMessage());
            return USAGE;
        }
    }

    private int execute(Options options) {
        List<String> words = options.words();
        String command = words.isEmpty() ? "run" : words.get(0);
        String name = words.size() < 2 ? "all" : words.get(1);
        return switch (command) {
            case "--help" -> help();
            case "list" -> list();
            case "run" -> name.equals("all") ? runAll(options) : runOne(named(name), options);
            default -> throw new UsageException("'" + command + "' is not a command; --help lists them");
        };
    }

    private int help() {
        out.println("list                   names the examples");
        out.println("run all                runs all of them and writes a report; this is the default");
        out.println("run NAME [ARGUMENT]    runs one of them");
        out.println("--workers N            the number of worker processes, instead of the example's own");
        out.println("--report FILE          the file for the report, instead of " + DEFAULT_REPORT);
        out.println();
        return list();
    }

    private int list() {
        for (Chapter chapter : Chapter.values()) {
            List<Example> those =
                    examples.stream().filter(each -> each.chapter() == chapter).toList();
            if (!those.isEmpty()) {
                out.println(chapter.title());
                those.forEach(each -> out.printf("  %-22s %s%n", each.name(), each.about()));
            }
        }
        return SUCCESS;
    }

    private int runAll(Options options) {
        Runner runner = new Runner(out, err, options.workers());
        List<Result> results =
                examples.stream().map(each -> runner.run(each, List.of())).toList();
        List<String> failed = results.stream()
                .filter(result -> !result.held())
                .map(result -> result.example().name())
                .toList();
        if (failed.isEmpty()) {
            out.println("All " + examples.size() + " examples did what they say.");
        } else {
            err.println("Failed: " + String.join(", ", failed));
        }
        write(options.report().orElse(DEFAULT_REPORT), results);
        return failed.isEmpty() ? SUCCESS : FAILURE;
    }

    private int runOne(Example example, Options options) {
        List<String> arguments = options.words().subList(2, options.words().size());
        Result result = new Runner(out, err, options.workers()).run(example, arguments);
        options.report().ifPresent(file -> write(file, List.of(result)));
        return result.held() ? SUCCESS : FAILURE;
    }

    private Example named(String name) {
        return examples.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no example '" + name + "'; there are: " + names()));
    }

    private String names() {
        return examples.stream().map(Example::name).collect(Collectors.joining(", "));
    }

    private void write(Path file, List<Result> results) {
        try {
            new Report(results, Setting.ofThisProcess()).writeTo(file);
        } catch (IOException e) {
            throw new UsageException("the report can't be written to " + file + ": " + e);
        }
        out.println("Report: " + file.toAbsolutePath());
    }
}
