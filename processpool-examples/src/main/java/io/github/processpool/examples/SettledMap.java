package io.github.processpool.examples;

import io.github.processpool.Outcome;
import io.github.processpool.Pool;
import java.util.ArrayList;
import java.util.List;

/** A few bad items among good ones: all good items have results, and each bad one has a failure that says why. */
final class SettledMap {
    private static final List<String> PRICES = List.of("19", "5", "free", "42", "");

    private SettledMap() {}

    static int cents(String price) {
        return Integer.parseInt(price) * 100;
    }

    static void run(Run run) {
        List<Integer> good = new ArrayList<>();
        List<Integer> bad = new ArrayList<>();
        try (Pool pool = Pool.create(run.workers().orElse(2))) {
            for (Outcome<Integer> outcome : pool.mapSettled(SettledMap::cents, PRICES)) {
                if (outcome instanceof Outcome.Success<Integer> success) {
                    good.add(success.value());
                } else if (outcome instanceof Outcome.Failure<Integer> failure) {
                    int index = failure.error().index();
                    bad.add(index);
                    run.say(
                            "item %d, '%s': %s",
                            index,
                            PRICES.get(index),
                            String.valueOf(failure.error().getCause()));
                }
            }
        }
        run.say("the others: %s", good);
        run.check("all good items have their results", good.equals(List.of(1900, 500, 4200)));
        run.check("each bad one is known by its place", bad.equals(List.of(2, 4)));
    }
}
