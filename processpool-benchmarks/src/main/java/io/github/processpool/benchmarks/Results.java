package io.github.processpool.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** All figures of a run. */
final class Results {
    private final Map<Place, List<Sample>> samples = new HashMap<>();
    private final List<String> failures = new ArrayList<>();
    private int measurements;
    private int disturbances;

    private record Place(Entrant entrant, String key) {}

    /** What was printed, and how busy the rest of the machine was. */
    private record Sample(String value, double others) {
        boolean disturbed() {
            return others > Load.DISTURBING;
        }

        OptionalDouble number() {
            try {
                return OptionalDouble.of(Double.parseDouble(value));
            } catch (NumberFormatException e) {
                return OptionalDouble.empty();
            }
        }
    }

    void add(Entrant entrant, Map<String, String> figures, double others) {
        measurements++;
        if (others > Load.DISTURBING) {
            disturbances++;
        }
        figures.forEach((key, value) -> samples.computeIfAbsent(new Place(entrant, key), place -> new ArrayList<>())
                .add(new Sample(value, others)));
    }

    void addFailure(String what) {
        measurements++;
        failures.add(what);
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    int measurements() {
        return measurements;
    }

    int disturbances() {
        return disturbances;
    }

    /** Returns the median of a figure, of its undisturbed rounds if there are any. */
    OptionalDouble median(Entrant entrant, String key) {
        double[] sorted = counted(entrant, key).stream()
                .map(Sample::number)
                .flatMapToDouble(OptionalDouble::stream)
                .sorted()
                .toArray();
        return sorted.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sorted[sorted.length / 2]);
    }

    /** Returns the word in place of the figure if there is no number. */
    Optional<String> word(Entrant entrant, String key) {
        return counted(entrant, key).stream()
                .filter(sample -> sample.number().isEmpty())
                .map(Sample::value)
                .findFirst();
    }

    /** Returns whether the machine was disturbed in every round of this figure. */
    boolean isDisturbed(Entrant entrant, String key) {
        return counted(entrant, key).stream().anyMatch(Sample::disturbed);
    }

    private List<Sample> counted(Entrant entrant, String key) {
        List<Sample> all = samples.getOrDefault(new Place(entrant, key), List.of());
        List<Sample> calm = all.stream().filter(sample -> !sample.disturbed()).toList();
        return calm.isEmpty() ? all : calm;
    }
}
