package io.github.processpool.examples;

import io.github.processpool.Pool;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Many items at once: a free worker takes the next one, and the results are returned in the order of the items. */
final class MapInOrder {
    private static final List<Integer> ITEMS = List.of(1, 2, 3, 4, 5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private MapInOrder() {}

    /** The first item ends only after the last one. */
    static int cube(int item, List<Integer> ended, SharedEvent lastHasEnded) throws InterruptedException {
        if (item == 1 && !lastHasEnded.await(PATIENCE)) {
            throw new IllegalStateException("no other worker takes the other items");
        }
        ended.add(item);
        if (item == ITEMS.size()) {
            lastHasEnded.set();
        }
        return item * item * item;
    }

    static void run(Run run) {
        try (Manager manager = Manager.create();
                Pool pool = Pool.create(Workers.atLeastTwo(run))) {
            List<Integer> ended = manager.list();
            SharedEvent lastHasEnded = manager.event();
            List<Integer> cubes = pool.withChunkSize(1).map(item -> cube(item, ended, lastHasEnded), ITEMS);
            List<Integer> order = new ArrayList<>(ended);
            run.say("the items ended in the order %s", order);
            run.say("map returned %s", cubes);
            run.check("the first item ended after the last", order.indexOf(1) > order.indexOf(5));
            run.check("every item ended once", order.stream().sorted().toList().equals(ITEMS));
            run.check("the results are in the order of the items", cubes.equals(List.of(1, 8, 27, 64, 125)));
        }
    }
}
