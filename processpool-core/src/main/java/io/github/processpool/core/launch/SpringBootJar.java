package io.github.processpool.core.launch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An executable jar of Spring Boot, which contains the application's jars. Only the jar's own launchers can start from it.
 * Workers use the launcher that takes its main class from a property.
 */
record SpringBootJar(String launcher) {
    private static final String LOADER_PACKAGE = "org.springframework.boot.loader.";
    private static final String MAIN = "loader.main";

    /** Returns the jar that a class came from; null if it came from somewhere else. */
    static @Nullable SpringBootJar around(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        String loaderName = loader == null ? "" : loader.getClass().getName();
        if (loader == null || !loaderName.startsWith(LOADER_PACKAGE)) {
            return null;
        }
        String launcher = loader.getClass().getPackageName() + ".PropertiesLauncher";
        try {
            Class.forName(launcher, false, loader.getClass().getClassLoader());
            return new SpringBootJar(launcher);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    /** Adds the options of the launcher, those too that the application was started with. */
    List<String> options(List<String> others, String main) {
        List<String> options = new ArrayList<>(others);
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith("loader.") && !name.equals(MAIN) && !name.equals("loader.args")) {
                options.add("-D" + name + "=" + System.getProperty(name));
            }
        }
        options.add("-D" + MAIN + "=" + main);
        return options;
    }
}
