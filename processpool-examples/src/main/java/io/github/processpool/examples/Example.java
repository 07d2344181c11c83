package io.github.processpool.examples;

/**
 * An entry of the runner's list.
 *
 * @param chapter its chapter
 * @param name its name on the command line
 * @param about what it shows, in one line
 * @param program its code
 */
record Example(Chapter chapter, String name, String about, Program program) {

    interface Program {
        void run(Run run) throws Exception;
    }
}
