package io.github.processpool.core.worker;

import io.github.processpool.SerializableFunction;
import io.github.processpool.core.json.JsonLibrary;
import io.github.processpool.core.shared.WorkerLink;
import io.github.processpool.core.wire.MessageReader;
import io.github.processpool.core.wire.MessageWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Runs one task end to end, before the worker says that it is ready, to load the classes that every task needs. Classes
 * that only some tasks need are left to the first of these: loading them would slow down every start. A start-up archive is
 * made from a worker that has done this.
 */
final class Rehearsal {
    static final String DESCRIPTION = "{\"capturingClass\":\"io.github.processpool.core.worker.Rehearsal\","
            + "\"interface\":\"io/github/processpool/SerializableFunction\",\"method\":\"apply\","
            + "\"signature\":\"(Ljava/lang/Object;)Ljava/lang/Object;\",\"implKind\":6,"
            + "\"implClass\":\"io/github/processpool/core/worker/Rehearsal\",\"implMethod\":\"same\","
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

    @SuppressWarnings("unused") // but by whoever makes an instance of its members
    private static final class Plain {
        private String name = "";
        private int count;
    }

    private Rehearsal() {}

    /** What the description describes; it is here for javac to write down, and for a test to compare. */
    static SerializableFunction<Object, Object> piece() {
        return Rehearsal::same;
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

    /** Plays a short conversation, all by itself. A worker that lacks the JSON library fails here, not in some task. */
    static void play() throws IOException {
        Class<?> unused = JsonLibrary.entry();
        play(PLAIN, OutputStream.nullOutputStream());
    }

    /** Plays a conversation that needs all that most tasks need. */
    static void playInFull() throws IOException {
        playInFull(OutputStream.nullOutputStream());
    }

    static void playInFull(OutputStream toParent) throws IOException {
        play(PLAIN + STRUCTURED, toParent);
    }

    private static void play(String script, OutputStream toParent) throws IOException {
        Host nobody = new Host() {};
        Listening nothing = new Listening(); // all has been heard before it is done
        Inbox inbox = new Inbox(nothing);
        ToParent pipe = new ToParent(new MessageWriter(toParent));
        ParentClasses classes = new ParentClasses(pipe, nothing);
        WorkerLink shared = new WorkerLink(new PipeLine(pipe, nothing), Rehearsal.class.getClassLoader());
        Functions functions = new Functions(new RemoteLoaders(classes, shared, Rehearsal.class.getClassLoader()));
        Answers answers = new Answers(pipe, nothing);
        byte[] lines = (script + STOP).getBytes(StandardCharsets.UTF_8);
        MessageReader reader = new MessageReader(new ByteArrayInputStream(lines));
        ParentReader parent = new ParentReader(reader, inbox, functions, answers, classes, shared, nobody);
        @Nullable ExitCode end;
        do {
            end = parent.next();
        } while (end == null);
        if (end != ExitCode.PARENT_GONE) { // which is what the script's end looks like
            throw new IllegalStateException("the first steps failed");
        }
        nothing.listen(inbox.next()); // which is there: so that its classes are, too
        new WorkerLoop(inbox, functions, answers, shared, nobody).serve(new WorkerIdentity(0, "rehearsal"), 0);
    }
}
