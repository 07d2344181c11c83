package io.github.processpool.benchmarks.micro;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Kinds of values that are encoded and decoded. */
public enum Kind {
    INTS,
    STRINGS,
    RECORDS,
    MAPS,
    DOUBLES;

    private static final int DOUBLES_IN_ARRAY = 1000;

    /** A record of several types. */
    public record Order(int id, String name, double price, boolean paid, List<String> tags) {
        static Order numbered(int i) {
            return new Order(i, "order " + i, i * 1.25, i % 2 == 0, List.of("a", "b" + i % 7));
        }
    }

    /** Returns this many values, all different. */
    List<Object> values(int count) {
        List<Object> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(value(i));
        }
        return values;
    }

    private Object value(int i) {
        return switch (this) {
            case INTS -> i * 31;
            case STRINGS -> "the text number " + i;
            case RECORDS -> Order.numbered(i);
            case MAPS -> map(i);
            case DOUBLES -> doubles(i);
        };
    }

    private static Map<String, Object> map(int i) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", i);
        map.put("name", "map " + i);
        map.put("price", i * 1.25);
        return map;
    }

    private static double[] doubles(int i) {
        double[] array = new double[DOUBLES_IN_ARRAY];
        for (int k = 0; k < array.length; k++) {
            array[k] = (i + k) * 1.000001 + 0.1;
        }
        return array;
    }
}
