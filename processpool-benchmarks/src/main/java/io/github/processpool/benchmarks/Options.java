package io.github.processpool.benchmarks;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of the command line.
 *
 * @param page where the page goes; null: the tables are only printed
 * @param calmSeconds how long to wait for a calm machine before each measurement
 */
record Options(
        Profile profile,
        int rounds,
        Set<Topic> topics,
        List<Path> javaHomes,
        String python,
        @Nullable Path page,
        int calmSeconds) {

    static final String USAGE = """
            SideBySide [quick|full|tiny] [option...]
              --page FILE      writes the page there
              --only A,B...    measures these alone: %s
              --rounds N       instead of the profile's number
              --java HOME      a JDK to run on instead of this one; may be given several times
              --python COMMAND instead of python3
              --calm SECONDS   waits so long at most for a calm machine before each measurement
            """;

    static Options parse(String... arguments) {
        Deque<String> left = new ArrayDeque<>(Arrays.asList(arguments));
        boolean named = !left.isEmpty() && !left.peek().startsWith("--");
        Profile profile = named ? Profile.named(left.pop()) : Profile.QUICK;
        Options options =
                new Options(profile, profile.rounds(), EnumSet.allOf(Topic.class), List.of(), "python3", null, 0);
        while (!left.isEmpty()) {
            options = options.with(left.pop(), left);
        }
        return options.javaHomes.isEmpty() ? options.withJava(Path.of(System.getProperty("java.home"))) : options;
    }

    private Options with(String name, Deque<String> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(name + " needs a value");
        }
        String value = values.pop();
        return switch (name) {
            case "--page" -> new Options(profile, rounds, topics, javaHomes, python, Path.of(value), calmSeconds);
            case "--only" -> new Options(profile, rounds, topics(value), javaHomes, python, page, calmSeconds);
            case "--rounds" ->
                new Options(profile, Integer.parseInt(value), topics, javaHomes, python, page, calmSeconds);
            case "--python" -> new Options(profile, rounds, topics, javaHomes, value, page, calmSeconds);
            case "--calm" -> new Options(profile, rounds, topics, javaHomes, python, page, Integer.parseInt(value));
            case "--java" -> withJava(Path.of(value));
            default -> throw new IllegalArgumentException("unknown option " + name);
        };
    }

    private Options withJava(Path home) {
        List<Path> homes = new ArrayList<>(javaHomes);
        homes.add(home);
        return new Options(profile, rounds, topics, homes, python, page, calmSeconds);
    }

    private static Set<Topic> topics(String words) {
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        for (String word : words.split(",", -1)) {
            topics.add(Topic.named(word));
        }
        return topics;
    }
}
