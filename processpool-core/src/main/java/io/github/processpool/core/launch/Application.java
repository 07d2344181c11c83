package io.github.processpool.core.launch;

import io.github.processpool.ProcessPoolException;
import io.github.processpool.core.archive.LibraryJars;
import io.github.processpool.core.locale.JvmDefaults;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;

/**
 * What a worker JVM must have in common with the running application: where the code is, and the options that make a JVM
 * find it.
 *
 * @param jvmOptions come before those that the builder was given
 * @param main the end of the command line, after all options: the class that the JVM starts
 */
public record Application(List<Path> classPath, List<String> jvmOptions, List<String> main) {
    /** The class in which a worker begins. */
    static final String MAIN_CLASS = "io.github.processpool.core.worker.WorkerMain";

    /** Returns the application of this JVM, however it was started. */
    public static Application find() {
        Module own = Application.class.getModule();
        if (own.isNamed()) {
            return now(
                    ApplicationClassPath.ofProperty(),
                    ModuleOptions.ofNamedApplication(),
                    List.of("-m", own.getName() + "/" + MAIN_CLASS));
        }
        List<Path> classPath = ApplicationClassPath.find();
        List<String> options = ModuleOptions.ofApplication();
        if (LibraryJars.areFiles()) {
            Set<Path> all = new LinkedHashSet<>(classPath);
            all.addAll(LibraryJars.places());
            return now(new ArrayList<>(all), options, List.of(MAIN_CLASS));
        }
        SpringBootJar jar = SpringBootJar.around(Application.class);
        if (jar == null) {
            throw new ProcessPoolException("workers can't be started: processpool-core was loaded by "
                    + Application.class.getClassLoader() + " from "
                    + Application.class.getProtectionDomain().getCodeSource()
                    + ", which no JVM can start from; pass the jars to Builder.classPath");
        }
        return now(classPath, jar.options(options, MAIN_CLASS), List.of(jar.launcher()));
    }

    /** Returns an application whose code is on another class path, which the user named. */
    public static Application on(List<Path> classPath) {
        return now(classPath, ModuleOptions.ofElsewhere(), List.of(MAIN_CLASS));
    }

    private static Application now(List<Path> classPath, List<String> options, List<String> main) {
        List<String> all = defaults();
        all.addAll(options);
        return new Application(classPath, all, main);
    }

    /**
     * Returns the options that give a worker the encoding, the language and the time zone that the application has now.
     * {@link JvmDefaults} has what options can't carry.
     */
    private static List<String> defaults() {
        List<String> options = new ArrayList<>();
        options.add("-Dfile.encoding=" + Charset.defaultCharset().name());
        options.add("-Duser.timezone=" + JvmDefaults.idNearest(TimeZone.getDefault()));
        addLocale(options, "", Locale.getDefault());
        addLocale(options, ".display", Locale.getDefault(Locale.Category.DISPLAY));
        addLocale(options, ".format", Locale.getDefault(Locale.Category.FORMAT));
        return options;
    }

    /** Adds all four parts: the JVM would take a missing one from another locale, the environment or its default. */
    private static void addLocale(List<String> options, String category, Locale locale) {
        if (category.isEmpty() || !locale.equals(Locale.getDefault())) {
            options.add("-Duser.language" + category + "=" + locale.getLanguage());
            options.add("-Duser.country" + category + "=" + locale.getCountry());
            options.add("-Duser.script" + category + "=" + locale.getScript());
            options.add("-Duser.variant" + category + "=" + locale.getVariant());
        }
    }

    /** Tells whether JVMs find their code on a class path alone. Only such JVMs can start from an archive. */
    boolean isOnClassPath() {
        return main.equals(List.of(MAIN_CLASS)) && jvmOptions.stream().noneMatch(ModuleOptions::findsModules);
    }

    /** Tells whether the class path finds exactly what the system class loader of this JVM finds. */
    boolean hasClassPathOfThisJvm() {
        return isOnClassPath()
                && Application.class.getClassLoader() == ClassLoader.getSystemClassLoader()
                && Set.copyOf(classPath).equals(Set.copyOf(ApplicationClassPath.ofProperty()));
    }
}
