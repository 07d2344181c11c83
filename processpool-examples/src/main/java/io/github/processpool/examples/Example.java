package io.github.processpool.examples;

/**
 * An entry of the runner's list.
 *
 * @param name what to call it on the command line
 * @param about what it shows, in one line
 * @param program its code
 */
record Example(String name, String about, Program program) {

    interface Program {
        void run(Run run) throws Exception;
    }
}
