package io.github.processpool.core.worker;

import io.github.processpool.SerializableFunction;
import io.github.processpool.core.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Runs one task end to end, before the worker says that it is ready, to load the classes that every task needs. Classes
 * that only some tasks need are left to the first of these: loading them would slow down every start. A start-up archive
 * is made from a worker that has done this.
 */
final class WarmUp {
    static final String DESCRIPTION = "{\"capturingClass\":\"io.github.processpool.core.worker.WarmUp\","
            + "\"interface\":\"io/github/processpool/SerializableFunction\",\"method\":\"apply\","
            + "\"signature\":\"(Ljava/lang/Object;)Ljava/lang/Object;\",\"implKind\":6,"
            + "\"implClass\":\"io/github/processpool/core/worker/WarmUp\",\"implMethod\":\"same\","
            + "\"implSignature\":\"(Ljava/lang/Object;)Ljava/lang/Object;\","
            + "\"instantiatedType\":\"(Ljava/lang/Object;)Ljava/lang/Object;\",\"captured\":[]}";

    private static final String PLAIN = "{\"type\":\"function\",\"id\":1,\"description\":" + DESCRIPTION + "}\n"
            + "{\"type\":\"chunk\",\"id\":1,\"function\":1,\"items\":10,\"count\":10,\"values\":[" + numbers(10)
            + "]}\n"
            + "{\"type\":\"chunk\",\"id\":2,\"function\":1,\"items\":2,\"count\":2,\"values\":[\"text\",0.5]}\n";

    private static final String STRUCTURED = "{\"type\":\"chunk\",\"id\":3,\"function\":1,\"items\":7,\"count\":7,"
            + "\"values\":[{\"$\":\"long\",\"v\":1},{\"$\":\"java.util.HashMap\",\"v\":[\"a\",1]},"
            + "{\"$\":\"" + Sample.class.getName() + "\",\"v\":{\"name\":\"a\",\"count\":1}},"
            + "{\"$\":\"missing.Type\",\"v\":0},"
            + "[2,\"\\n\"],{\"$\":\"" + Plain.class.getName() + "\",\"v\":{\"name\":\"a\",\"count\":1}},"
            + "-0]}\n"; // which is left to Jackson

    private static final String STOP = "{\"type\":\"stop\"}\n";

    private record Sample(String name, int count) {}

    @SuppressWarnings("unused") // instances are made from JSON
    private static final class Plain {
        private String name = "";
        private int count;
    }

    private WarmUp() {}

    /** Returns the function that is described above. javac needs it here, and a test compares the two. */
    static SerializableFunction<Object, Object> function() {
        return WarmUp::same;
    }

    private static Object same(Object value) {
        return value;
    }

    private static String numbers(int count) {
        StringBuilder numbers = new StringBuilder("0");
        for (int i = 1; i < count; i++) {
            numbers.append(',').append(i);
        }
        return numbers.toString();
    }

    /**
     * Runs the few messages that every worker runs first. A worker that lacks the JSON library fails here, not in a
     * task.
     */
    static void run() throws IOException {
        Class<?> unused = JsonReader.library();
        run(PLAIN, OutputStream.nullOutputStream());
    }

    /** Runs messages that need all that most tasks need. */
    static void runInFull(OutputStream toParent) throws IOException {
        run(PLAIN + STRUCTURED, toParent);
    }

    private static void run(String messages, OutputStream toParent) throws IOException {
        byte[] lines = (messages + STOP).getBytes(StandardCharsets.UTF_8);
        new WorkerSession(new ByteArrayInputStream(lines), toParent).warmUp();
    }
}
