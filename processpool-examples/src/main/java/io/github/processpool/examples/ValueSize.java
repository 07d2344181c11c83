package io.github.processpool.examples;

import io.github.processpool.Pool;
import io.github.processpool.shared.SharedByteArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The cost of sending a large value to a worker and back, and of using it in shared memory. */
final class ValueSize {
    private static final List<Integer> BYTES = List.of(1 << 10, 1 << 14, 1 << 18, 1 << 22);
    private static final int ROUNDS = 5;

    private ValueSize() {}

    /** The median times of a round trip, in microseconds, and whether the values were right. */
    private record RoundTrip(int bytes, double copied, double shared, boolean isRight) {}

    static byte[] echo(byte[] value) {
        return value;
    }

    /** Reads only the first element, because the transfer is measured, not the work. */
    static int firstOf(SharedByteArray value) {
        return value.get(0);
    }

    static void run(Run run) {
        List<RoundTrip> trips = new ArrayList<>();
        try (Pool pool = Pool.create(1)) {
            run.say("      bytes       copied   in shared memory");
            for (int bytes : BYTES) {
                RoundTrip trip = measure(pool, bytes);
                run.say("%11d %9.0f us %15.0f us", bytes, trip.copied(), trip.shared());
                trips.add(trip);
            }
        }
        run.say("The cost of a copy grows with its size; of an array in shared memory only the name is sent.");
        show(run, trips);
        run.check("all came back unchanged", trips.stream().allMatch(RoundTrip::isRight));
    }

    private static RoundTrip measure(Pool pool, int bytes) {
        byte[] value = new byte[bytes];
        Arrays.fill(value, (byte) 42);
        boolean same = Arrays.equals(value, pool.apply(ValueSize::echo, value));
        try (SharedByteArray shared = SharedByteArray.create(bytes)) {
            shared.set(0, (byte) 42);
            boolean seen = pool.apply(ValueSize::firstOf, shared) == 42;
            return new RoundTrip(
                    bytes,
                    medianMicros(() -> pool.apply(ValueSize::echo, value)),
                    medianMicros(() -> pool.apply(ValueSize::firstOf, shared)),
                    same && seen);
        }
    }

    private static double medianMicros(Runnable roundTrip) {
        double[] micros = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            roundTrip.run();
            micros[i] = (System.nanoTime() - start) / 1e3;
        }
        Arrays.sort(micros);
        return micros[ROUNDS / 2];
    }

    private static void show(Run run, List<RoundTrip> trips) {
        String title = "A round trip by the size of the value";
        run.show(new Figure.Table(
                title,
                List.of("bytes", "copied, microseconds", "shared, microseconds"),
                trips.stream()
                        .map(trip -> List.of(
                                Integer.toString(trip.bytes()),
                                String.format(Locale.ROOT, "%.0f", trip.copied()),
                                String.format(Locale.ROOT, "%.0f", trip.shared())))
                        .toList()));
        run.show(new Figure.Lines(
                title,
                "bytes",
                "microseconds",
                trips.stream().map(trip -> (double) trip.bytes()).toList(),
                List.of(
                        new Figure.Series(
                                "copied there and back",
                                trips.stream().map(RoundTrip::copied).toList()),
                        new Figure.Series(
                                "in shared memory",
                                trips.stream().map(RoundTrip::shared).toList()))));
    }
}
