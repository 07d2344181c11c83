package io.github.processpool.core.launch;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The options of this JVM's command line that name modules and open them. Workers get the same. Nothing else of the command
 * line is passed on, such as debuggers, agents or ports.
 */
final class ModuleOptions {
    private static final Pattern PLACES = Pattern.compile("(--(?:upgrade-)?module-path=|--patch-module=[^=]+=)(.*)");
    private static final Pattern OTHERS = Pattern.compile(
            "--(add-modules|limit-modules|add-exports|add-opens|add-reads|enable-native-access)=.*|--enable-preview");
    private static final Pattern ABOUT_THE_JDK =
            Pattern.compile("--(add-exports|add-opens)=(java|jdk)\\..*|--enable-preview");
    private static final String DEFAULT_MODULES = "--add-modules=ALL-DEFAULT";

    private ModuleOptions() {}

    /** Returns the options for workers whose main class, which is not the application's, is in a module. */
    static List<String> ofNamedApplication() {
        List<String> options = new ArrayList<>(ofThisJvm());
        String main = mainModule();
        options.add(main == null ? DEFAULT_MODULES : "--add-modules=" + main);
        return options;
    }

    /** Returns the options for workers whose main class is on the class path. */
    static List<String> ofApplication() {
        String main = mainModule();
        if (main == null && !mayHaveOptions()) {
            return List.of();
        }
        List<String> options = new ArrayList<>(ofThisJvm());
        options.remove(DEFAULT_MODULES); // they are there anyway, and the option slows down the start
        if (main != null) {
            options.add("--add-modules=" + main);
        }
        return options;
    }

    /** Returns the options that do not concern the application's own modules. */
    static List<String> ofElsewhere() {
        return mayHaveOptions()
                ? ofThisJvm().stream().filter(ABOUT_THE_JDK.asMatchPredicate()).toList()
                : List.of();
    }

    /** Tells whether an option makes a JVM look for modules elsewhere than in the JDK. */
    static boolean findsModules(String option) {
        return PLACES.matcher(option).matches() || option.startsWith("--limit-modules=");
    }

    /** Returns the application's main module; null if it was not started from one. */
    private static @Nullable String mainModule() {
        String main = System.getProperty("jdk.module.main");
        return main == null || main.startsWith("jdk.") ? null : main;
    }

    /** A quick look: asking the JVM for its options takes as long as a tenth of a worker's start. */
    private static boolean mayHaveOptions() {
        return ProcessHandle.current()
                .info()
                .arguments()
                .map(arguments -> Stream.of(arguments).anyMatch(a -> a.startsWith("--") || a.matches("@.+|-p")))
                .orElse(true);
    }

    private static List<String> ofThisJvm() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .map(ModuleOptions::toHandOn)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** Returns an option with absolute paths, since a worker may run in another folder; null for one that is not ours. */
    private static @Nullable String toHandOn(String option) {
        Matcher places = PLACES.matcher(option);
        if (places.matches()) {
            return places.group(1) + absolute(places.group(2));
        }
        return OTHERS.matcher(option).matches() ? option : null;
    }

    private static String absolute(String paths) {
        return Arrays.stream(paths.split(File.pathSeparator, -1))
                .map(path -> Path.of(path).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
