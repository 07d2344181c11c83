package io.github.processpool.benchmarks.workloads;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Values that are sent to a worker and returned. */
final class LargeValues {
    private LargeValues() {}

    /** A record with components of many types. */
    record Order(int id, String name, double price, List<String> tags, boolean paid) {
        static Order numbered(int i) {
            return new Order(i, "order " + i, i * 1.25, List.of("a", "b" + i % 7), i % 2 == 0);
        }
    }

    static void run(Side.Opener sides, Sizes sizes) throws Exception {
        try (Side side = sides.open(2)) {
            Meeting.hold(side, 2);
            int most = sizes.get("echoes");
            echo(side, "bytes.small", bytes(sizes.get("bytes-small")), most);
            echo(side, "bytes.large", bytes(sizes.get("bytes")), Math.min(most, 5));
            echo(side, "doubles", doubles(sizes.get("doubles")), most);
            echo(side, "records", orders(sizes.get("records")), most);
        }
    }

    private static void echo(Side side, String key, Object value, int most) throws Exception {
        side.apply(Tasks::echo, value);
        double took = Figures.medianSeconds(2, most, () -> side.apply(Tasks::echo, value));
        Figures.print(key, took * 1e3);
    }

    static List<Order> orders(int count) {
        return IntStream.range(0, count).mapToObj(Order::numbered).toList();
    }

    static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (i * 31 + 7);
        }
        return bytes;
    }

    private static double[] doubles(int count) {
        return DoubleStream.iterate(0.1, x -> x + 1.000001).limit(count).toArray();
    }
}
