package io.github.processpool.core.launch;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The environment that workers inherit. Options for debuggers, agents and monitoring ports are removed: a second JVM can't
 * use the same port, and does not run what they observe.
 */
final class InheritedEnvironment {
    /** A JVM takes options from these. */
    static final List<String> OPTION_VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /** A word; parts of it may be in quotes. */
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");

    private static final Pattern ATTACHED = Pattern.compile(
            "[\"']?(-agentlib:|-agentpath:|-javaagent:|-Xdebug|-Xrunjdwp|-Dcom\\.sun\\.management\\.).*");

    private InheritedEnvironment() {}

    /** Returns all options that the environment gives to workers. */
    static String options(LaunchOptions launch) {
        StringJoiner all = new StringJoiner(" ");
        for (String variable : OPTION_VARIABLES) {
            String value = launch.environment().getOrDefault(variable, System.getenv(variable));
            if (value != null) {
                all.add(value);
            }
        }
        return all.toString();
    }

    static void tidy(Map<String, String> environment) {
        for (String name : OPTION_VARIABLES) {
            String value = environment.get(name);
            if (value != null) {
                String rest = WORD.matcher(value)
                        .results()
                        .map(MatchResult::group)
                        .filter(word -> !ATTACHED.matcher(word).matches())
                        .collect(Collectors.joining(" "));
                if (rest.isEmpty()) {
                    environment.remove(name);
                } else {
                    environment.put(name, rest);
                }
            }
        }
    }
}
