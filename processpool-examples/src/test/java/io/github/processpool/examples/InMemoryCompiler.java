package io.github.processpool.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles source texts against what the tests have on their class path. */
final class InMemoryCompiler {
    private InMemoryCompiler() {}

    /** A compiler's complaint about a line of a class's source. */
    record Complaint(String path, long line, String message) {}

    /** Compiles into a folder; returns the errors. */
    static List<Complaint> compile(String className, String source, Path target) {
        return compile(Map.of(className, source), target);
    }

    /** Compiles sources, given by the paths of their classes, into a folder; returns the errors. */
    static List<Complaint> compile(Map<String, String> sources, Path target) {
        List<Source> units = sources.entrySet().stream()
                .map(source -> new Source(source.getKey(), source.getValue()))
                .toList();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(target));
            List<String> options = List.of("--release", "17", "-proc:none", "-Xdiags:verbose");
            compiler.getTask(null, files, diagnostics, options, null, units).call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> new Complaint(
                        diagnostic.getSource() instanceof Source source ? source.path : "",
                        diagnostic.getLineNumber(),
                        diagnostic.getMessage(Locale.ROOT)))
                .toList();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String path;
        private final String text;

        Source(String path, String text) {
            super(URI.create("string:///" + path + ".java"), Kind.SOURCE);
            this.path = path;
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
