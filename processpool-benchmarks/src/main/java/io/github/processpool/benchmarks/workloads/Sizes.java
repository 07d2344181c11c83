package io.github.processpool.benchmarks.workloads;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sizes of the workloads, as {@code name=number} or {@code name=number,number...} on the command line. */
final class Sizes {
    private final Map<String, String> values = new HashMap<>();

    Sizes(List<String> arguments) {
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            values.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
    }

    int get(String name) {
        return Integer.parseInt(text(name));
    }

    double seconds(String name) {
        return Double.parseDouble(text(name));
    }

    List<Integer> ints(String name) {
        return Arrays.stream(text(name).split(",", -1)).map(Integer::valueOf).toList();
    }

    List<Double> doubles(String name) {
        return Arrays.stream(text(name).split(",", -1)).map(Double::valueOf).toList();
    }

    String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no size '" + name + "'");
        }
        return value;
    }
}
