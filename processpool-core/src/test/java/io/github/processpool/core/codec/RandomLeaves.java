package io.github.processpool.core.codec;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The values of the table of types, to be put into random places. */
final class RandomLeaves {
    private static final IdentityHashMap<Object, Arrival> ARRIVALS = new IdentityHashMap<>();
    private static final List<Object> EQUAL = new ArrayList<>();
    private static final List<Object> ANY = new ArrayList<>();
    private static final List<Object> REFUSED = new ArrayList<>();

    static {
        try {
            Stream.of(
                            JdkSamples.basic(),
                            JdkSamples.others(),
                            JdkSamples.atomics(),
                            TimeSamples.rows(),
                            CollectionSamples.lists(),
                            CollectionSamples.sets(),
                            CollectionSamples.queues(),
                            MapSamples.maps(),
                            MapSamples.orders(),
                            OwnSamples.arrays(),
                            OwnSamples.types(),
                            RefusedSamples.rows())
                    .flatMap(List::stream)
                    .forEach(row -> row.samples().forEach(sample -> add(row.inWorker(), sample)));
        } catch (Exception e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private RandomLeaves() {}

    private static void add(Arrival arrival, Object sample) {
        if (sample == null || sample instanceof Throwable || arrival == Arrival.FUNCTION) {
            return; // exceptions are long, functions go one way, and there are tests of their own for both
        }
        ARRIVALS.put(sample, arrival);
        if (arrival == Arrival.REFUSED) {
            REFUSED.add(sample);
        } else {
            ANY.add(sample);
        }
        if (arrival == Arrival.SAME) {
            EQUAL.add(sample);
        }
    }

    /** Returns how a value of the table arrives, or null if it is none. */
    static Arrival arrivalOf(Object value) {
        return ARRIVALS.get(value);
    }

    /** Returns one that arrives equal and of the same class: a key for a map. */
    static Object equal(Random random) {
        return EQUAL.get(random.nextInt(EQUAL.size()));
    }

    static Object any(Random random) {
        return ANY.get(random.nextInt(ANY.size()));
    }

    static Object refused(Random random) {
        return REFUSED.get(random.nextInt(REFUSED.size()));
    }
}
