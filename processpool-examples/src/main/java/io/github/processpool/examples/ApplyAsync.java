package io.github.processpool.examples;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedEvent;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Calls that do not wait: the program continues, and asks for the results when it needs them. */
final class ApplyAsync {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private ApplyAsync() {}

    /** Can't finish before the program has continued. */
    static String greet(String name, SharedEvent go) throws InterruptedException {
        if (!go.await(PATIENCE)) {
            throw new IllegalStateException("the program did not go on");
        }
        return "hello, " + name;
    }

    static void run(Run run) {
        try (Manager manager = Manager.create();
                Pool pool = Pool.create(run.workers().orElse(2))) {
            SharedEvent go = manager.event();
            List<AsyncResult<String>> results = Stream.of("Ada", "Grace", "Barbara")
                    .map(name -> pool.applyAsync(() -> greet(name, go)))
                    .toList();
            run.say("submitted three tasks, and none of them is done");
            run.check("the calls did not wait", results.stream().noneMatch(AsyncResult::isDone));

            go.set();
            List<String> greetings = results.stream().map(AsyncResult::join).toList();
            run.say("join returned %s", greetings);
            run.check(
                    "each result belongs to its call",
                    greetings.equals(List.of("hello, Ada", "hello, Grace", "hello, Barbara")));
            run.check("now all are done", results.stream().allMatch(AsyncResult::isDone));
        }
    }
}
