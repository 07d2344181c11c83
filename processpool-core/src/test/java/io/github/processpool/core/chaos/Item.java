package io.github.processpool.core.chaos;

/**
 * The argument of a task.
 *
 * @param id its number, which no other item of the run has
 * @param fate what the task does
 * @param size how much of it: bytes, milliseconds or lines
 */
record Item(long id, Fate fate, int size) {

    /** What the task returns if it lives to. */
    Answer answer() {
        String letter = Character.toString((char) ('a' + id % 26));
        return new Answer(id, id * 31 + size, letter.repeat(fate == Fate.LARGE ? size : 3));
    }

    /** The result of a task. */
    record Answer(long id, long value, String load) {

        @Override
        public String toString() {
            return "answer to " + id + ": " + value + " and " + load.length() + " letters";
        }
    }
}
