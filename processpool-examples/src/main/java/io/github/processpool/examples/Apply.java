package io.github.processpool.examples;

import io.github.processpool.Pool;

/** A call in another process: {@code apply} waits for the result and returns it, as calling the function would. */
final class Apply {
    private Apply() {}

    static long square(long number) {
        return number * number;
    }

    static long power(long base, int exponent) {
        long product = 1;
        for (int i = 0; i < exponent; i++) {
            product *= base;
        }
        return product;
    }

    static void run(Run run) {
        try (Pool pool = Pool.create(run.workers().orElse(2))) {
            long nine = pool.apply(Apply::square, 3L);
            long thousand = pool.apply(Apply::power, 10L, 3);
            int factor = 6;
            int offset = 2;
            int fromLambda = pool.apply(() -> 5 * (factor + offset) + 2); // captures what it needs
            run.say("apply(square, 3) returned %d", nine);
            run.say("apply(power, 10, 3) returned %d", thousand);
            run.say("a lambda that captured 6 and 2 returned %d", fromLambda);
            run.check("one argument", nine == 9);
            run.check("two arguments", thousand == 1000);
            run.check("captured values are sent with a lambda", fromLambda == 42);
            run.check(
                    "one call after the other: all had ended when they returned",
                    pool.stats().completed() == 3);
        }
        run.say("Calls that wait use one worker at a time: for many, see apply-async and map.");
    }
}
