package io.github.processpool.examples;

import io.github.processpool.Pool;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** One callback for results and one for failures: no thread waits, and exactly one of them is called for each task. */
final class FailureCallbacks {
    private static final List<Integer> INPUT = List.of(4, 9, -1, 16);

    private FailureCallbacks() {}

    static long root(int square) {
        if (square < 0) {
            throw new IllegalArgumentException(square + " has no root");
        }
        return Math.round(Math.sqrt(square));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callbacks get results and failures
    static void run(Run run) throws InterruptedException {
        BlockingQueue<String> calls = new LinkedBlockingQueue<>();
        try (Pool pool = Pool.create(run.workers().orElse(2))) {
            for (int square : INPUT) {
                pool.applyAsync(FailureCallbacks::root, square)
                        .onSuccess(root -> calls.add("success: " + root))
                        .onFailure(failure -> calls.add("failure: " + failure.getCause()));
            }
            List<String> heard = new ArrayList<>();
            for (int i = 0; i < INPUT.size(); i++) {
                heard.add(calls.take());
            }
            Collections.sort(heard);
            heard.forEach(call -> run.say("%s", call));
            run.check(
                    "each task called back once, with its result or its failure",
                    heard.equals(List.of(
                            "failure: java.lang.IllegalArgumentException: -1 has no root",
                            "success: 2",
                            "success: 3",
                            "success: 4")));
        }
        run.check("nobody was called twice", calls.isEmpty());
    }
}
