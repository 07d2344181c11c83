package io.github.processpool.examples;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The work of a pool step by step: creation, submission, distribution, execution, collection. */
final class PoolSteps {
    private static final int TASKS = 6;

    private PoolSteps() {}

    /** A task's report on its run. */
    record Visit(int worker, Instant began, Instant ended, long square) {}

    /** An event and its time. */
    record Step(Instant at, String what) {}

    /** All events of a task, from the program and from the worker. */
    record Story(int task, Instant submitted, Visit visit, Instant collected) {
        List<Step> steps() {
            return List.of(
                    new Step(submitted, "task " + task + " is submitted"),
                    new Step(visit.began(), "task " + task + " begins, in worker " + visit.worker()),
                    new Step(visit.ended(), "task " + task + " ends, in worker " + visit.worker()),
                    new Step(collected, "task " + task + " is collected: " + visit.square()));
        }

        boolean isInOrder() {
            return !visit.began().isBefore(submitted)
                    && !visit.ended().isBefore(visit.began())
                    && !collected.isBefore(visit.ended());
        }
    }

    static Visit square(int number) throws InterruptedException {
        Instant began = Instant.now();
        Thread.sleep(20); // so that the steps are visible
        return new Visit(Worker.current().id(), began, Instant.now(), (long) number * number);
    }

    static void run(Run run) {
        Instant start = Instant.now();
        List<Step> steps = new ArrayList<>();
        List<Story> stories = new ArrayList<>();
        try (Pool pool = Pool.create(run.workers().orElse(2))) {
            steps.add(new Step(Instant.now(), "a pool of " + pool.workers() + " is created; its workers are starting"));
            List<Instant> submitted = new ArrayList<>();
            List<AsyncResult<Visit>> results = new ArrayList<>();
            for (int task = 0; task < TASKS; task++) {
                submitted.add(Instant.now());
                results.add(pool.applyAsync(PoolSteps::square, task));
            }
            for (int task = 0; task < TASKS; task++) {
                Visit visit = results.get(task).join();
                stories.add(new Story(task, submitted.get(task), visit, Instant.now()));
            }
        }
        steps.add(new Step(Instant.now(), "the pool is closed; its workers are gone"));
        stories.forEach(story -> steps.addAll(story.steps()));
        steps.sort(Comparator.comparing(Step::at));
        tell(run, start, steps);

        run.check(
                "each task was submitted, run and collected, in this order",
                stories.stream().allMatch(Story::isInOrder));
        run.check("no worker ran two at a time", noWorkerRanTwoAtATime(stories));
        run.check(
                "each result belongs to its task",
                stories.stream().allMatch(story -> story.visit().square() == (long) story.task() * story.task()));
    }

    private static void tell(Run run, Instant start, List<Step> steps) {
        List<List<String>> rows = new ArrayList<>();
        for (Step step : steps) {
            String millis = Long.toString(Duration.between(start, step.at()).toMillis());
            run.say("%5s ms  %s", millis, step.what());
            rows.add(List.of(millis, step.what()));
        }
        run.show(new Figure.Table("What happens in a pool", List.of("milliseconds", "what"), rows));
    }

    private static boolean noWorkerRanTwoAtATime(List<Story> stories) {
        List<Visit> visits = stories.stream()
                .map(Story::visit)
                .sorted(Comparator.comparingInt(Visit::worker).thenComparing(Visit::began))
                .toList();
        for (int i = 1; i < visits.size(); i++) {
            Visit before = visits.get(i - 1);
            Visit visit = visits.get(i);
            if (before.worker() == visit.worker() && visit.began().isBefore(before.ended())) {
                return false;
            }
        }
        return true;
    }
}
