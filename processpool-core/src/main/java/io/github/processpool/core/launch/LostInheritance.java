package io.github.processpool.core.launch;

import io.github.processpool.core.locale.JvmDefaults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Warns of what workers should inherit and don't. Warnings give names only: values may be secrets. */
final class LostInheritance {
    private static final int MOST_NAMES = 10;
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

    private LostInheritance() {}

    static List<String> warnings(Map<String, String> environment) {
        List<String> warnings = new ArrayList<>(0);
        String zone = JvmDefaults.lostTimeZone();
        if (zone != null) {
            warnings.add("workers don't have the application's default time zone, because a " + zone
                    + " can't be sent; they have its standard offset from GMT all year. Set the time zone in the"
                    + " initializer");
        }
        List<String> names = environment.entrySet().stream()
                .filter(variable -> isLost(variable.getKey(), variable.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!names.isEmpty() && !shellPassesAllNames()) {
            warnings.add("workers don't have these environment variables, because " + WorkerCommand.SHELL
                    + ", which starts them, does not pass them on: " + list(names)
                    + ". Pass the values that tasks need as arguments, or in the initializer");
        }
        return warnings;
    }

    private static boolean isLost(String name, String value) {
        return switch (name) {
            case "IFS" -> !value.equals(" \t\n");
            case "OPTIND" -> !value.equals("1");
            case "PPID" -> true;
            default -> !IDENTIFIER.matcher(name).matches();
        };
    }

    /** Bash passes on even names that its own variables can't have. */
    private static boolean shellPassesAllNames() {
        try {
            return Path.of(WorkerCommand.SHELL).toRealPath().endsWith("bash");
        } catch (IOException e) {
            return true; // no worker can be started, which the start reports
        }
    }

    private static String list(List<String> names) {
        String some = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)));
        return names.size() <= MOST_NAMES ? some : some + " and " + (names.size() - MOST_NAMES) + " more";
    }
}
