package io.github.processpool.examples;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedPipe;
import io.github.processpool.shared.SharedPipe.Connection;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.Reader;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Two sides that talk to each other: in text between threads, in values of any kind between processes. */
final class Pipes {
    private static final List<Integer> SQUARES = List.of(1, 4, 9, 16, 25);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Pipes() {}

    /** One end: answers each number with its square until the other end is closed. */
    static void answer(Connection<Integer> end) throws Exception {
        try (end) {
            while (true) {
                int number = end.receive(PATIENCE);
                end.send(number * number);
            }
        } catch (EOFException e) {
            // The other end has closed the pipe.
        }
    }

    /** The other end: asks all questions and then closes the pipe. */
    static List<Integer> ask(Connection<Integer> end) throws Exception {
        List<Integer> answers = new ArrayList<>();
        try (end) {
            for (int number = 1; number <= 5; number++) {
                end.send(number);
                answers.add(end.receive(PATIENCE));
            }
        }
        return answers;
    }

    /** The same between threads, where the JDK's pipes carry bytes or, as here, characters, and one way only. */
    static void answer(Reader questions, Writer answers) throws IOException {
        BufferedReader lines = new BufferedReader(questions);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int number = Integer.parseInt(line);
            answers.write(number * number + "\n");
            answers.flush();
        }
    }

    static List<Integer> ask(Writer questions, Reader answers) throws IOException {
        List<Integer> squares = new ArrayList<>();
        BufferedReader lines = new BufferedReader(answers);
        try (questions) {
            for (int number = 1; number <= 5; number++) {
                questions.write(number + "\n");
                questions.flush();
                squares.add(Integer.valueOf(lines.readLine()));
            }
        }
        return squares;
    }

    static void run(Run run) throws Exception {
        List<Integer> fromThread = onThreads();
        run.say("threads:   1 to 5 through two PipedWriters came back as %s", fromThread);
        List<Integer> fromProcess = onProcesses(Workers.atLeastTwo(run));
        run.say("processes: 1 to 5 through one SharedPipe came back as %s", fromProcess);
        run.check("each question had its answer", fromThread.equals(SQUARES) && fromProcess.equals(SQUARES));
    }

    private static List<Integer> onThreads() throws Exception {
        List<Integer> squares = new ArrayList<>();
        try (PipedWriter questions = new PipedWriter();
                PipedReader questionsEnd = new PipedReader(questions);
                PipedWriter answers = new PipedWriter();
                PipedReader answersEnd = new PipedReader(answers)) {
            Threads.run(() -> answer(questionsEnd, answers), () -> squares.addAll(ask(questions, answersEnd)));
        }
        return squares;
    }

    private static List<Integer> onProcesses(int workers) {
        try (Manager manager = Manager.create();
                Pool pool = Pool.create(workers)) {
            SharedPipe<Integer> pipe = manager.pipe();
            Connection<Integer> left = pipe.left();
            Connection<Integer> right = pipe.right();
            AsyncResult<?> answering = pool.runAsync(() -> answer(right));
            AsyncResult<List<Integer>> asking = pool.applyAsync(() -> ask(left));
            answering.join();
            return asking.join();
        }
    }
}
