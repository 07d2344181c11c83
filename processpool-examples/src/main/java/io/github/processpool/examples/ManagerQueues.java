package io.github.processpool.examples;

import io.github.processpool.Pool;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;

/**
 * A queue that is sent through a queue: each question contains the queue for its answer.
 *
 * <p>Python has {@code Queue}, which only children that inherit it can use, {@code JoinableQueue}, and a manager's
 * queue, which may be passed to any task. Here these three are one: {@code manager.queue()} may be passed to tasks, put
 * into records, collections and other queues, and has {@code taskDone} and {@code join}.
 */
final class ManagerQueues {
    private static final int ASKERS = 3;
    private static final List<String> ANSWERS = List.of("asker 1 got 1", "asker 2 got 4", "asker 3 got 9");

    private ManagerQueues() {}

    /** A question between processes: the queue arrives as the same shared queue, not as a copy. */
    record Question(int number, SharedQueue<Integer> answer) {}

    /** The same between threads. */
    record LocalQuestion(int number, BlockingQueue<Integer> answer) {}

    static void answerAll(BlockingQueue<Question> questions) throws InterruptedException {
        for (int i = 0; i < ASKERS; i++) {
            Question question = questions.take();
            question.answer().put(question.number() * question.number());
        }
    }

    static void run(Run run) throws Exception {
        List<String> onThreads = onThreads();
        run.say("threads:   %s", String.join(", ", onThreads));
        run.check("each question of the threads had its own answer", onThreads.equals(ANSWERS));

        try (Manager manager = Manager.create();
                Pool pool = Pool.create(run.workers().orElse(2))) {
            SharedQueue<Question> questions = manager.queue();
            List<SharedQueue<Integer>> answers = IntStream.rangeClosed(1, ASKERS)
                    .<SharedQueue<Integer>>mapToObj(number -> manager.queue(1))
                    .toList();
            for (int number = 1; number <= ASKERS; number++) {
                questions.put(new Question(number, answers.get(number - 1)));
            }
            pool.run(() -> answerAll(questions));
            List<String> got = new ArrayList<>();
            for (int number = 1; number <= ASKERS; number++) {
                got.add("asker " + number + " got " + answers.get(number - 1).take());
            }
            run.say("processes: %s", String.join(", ", got));
            run.check("each question to the worker had its own answer", got.equals(ANSWERS));
        }
        run.say(
                "One kind of queue for all: Python's Queue, JoinableQueue and Manager().Queue are manager.queue() here.");
    }

    private static List<String> onThreads() throws Exception {
        BlockingQueue<LocalQuestion> questions = new LinkedBlockingQueue<>();
        List<BlockingQueue<Integer>> answers = IntStream.rangeClosed(1, ASKERS)
                .<BlockingQueue<Integer>>mapToObj(number -> new LinkedBlockingQueue<>())
                .toList();
        for (int number = 1; number <= ASKERS; number++) {
            questions.put(new LocalQuestion(number, answers.get(number - 1)));
        }
        Threads.run(() -> {
            for (LocalQuestion question = questions.poll(); question != null; question = questions.poll()) {
                question.answer().put(question.number() * question.number());
            }
        });
        return IntStream.rangeClosed(1, ASKERS)
                .mapToObj(number ->
                        "asker " + number + " got " + answers.get(number - 1).element())
                .toList();
    }
}
