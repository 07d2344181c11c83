package io.github.processpool.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

class GroupSignalsTest {
    private static final String SOURCE = """
            final class IgnoredSignal implements sun.misc.SignalHandler {
                static {
                    sun.misc.SignalHandler handler = new IgnoredSignal();
                    sun.misc.Signal.handle(new sun.misc.Signal("TERM"), handler);
                    sun.misc.Signal.handle(new sun.misc.Signal("INT"), handler);
                    sun.misc.Signal.handle(new sun.misc.Signal("HUP"), handler);
                }

                public void handle(sun.misc.Signal signal) {}
            }
            """;

    @Test
    void theHandlersClassIsWhatJavacMakesOfItsSource() {
        assertThat(GroupSignals.handlerClass()).isEqualTo(compile());
    }

    private static byte[] compile() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        ByteArrayOutputStream compiled = new ByteArrayOutputStream();
        JavaFileManager files = new ForwardingJavaFileManager<>(compiler.getStandardFileManager(null, null, null)) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                    Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
                return new InMemory(compiled);
            }
        };
        List<String> options = List.of("--release", "17", "-g:none", "-nowarn", "-proc:none");
        StringWriter warnings = new StringWriter();
        assertThat(compiler.getTask(warnings, files, null, options, null, List.of(new Source()))
                        .call())
                .as("compiles: %s", warnings)
                .isTrue();
        return compiled.toByteArray();
    }

    private static final class Source extends SimpleJavaFileObject {
        Source() {
            super(URI.create("memory:/" + GroupSignals.HANDLER + ".java"), Kind.SOURCE);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return SOURCE;
        }
    }

    private static final class InMemory extends SimpleJavaFileObject {
        private final OutputStream target;

        InMemory(OutputStream target) {
            super(URI.create("memory:/" + GroupSignals.HANDLER + ".class"), Kind.CLASS);
            this.target = target;
        }

        @Override
        public OutputStream openOutputStream() {
            return target;
        }
    }
}
