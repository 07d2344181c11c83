package io.github.processpool.examples;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs an example whose claims must hold and that must print no errors and leave no process behind. */
final class Held {
    private Held() {}

    /** Returns what it printed. */
    static String output(String example, String... arguments) {
        String[] words = new String[arguments.length + 2];
        words[0] = "run";
        words[1] = example;
        System.arraycopy(arguments, 0, words, 2, arguments.length);
        Console console = Console.run(words);

        assertThat(console.err()).isEmpty();
        assertThat(console.exitCode()).isZero();
        assertThat(console.out()).contains("checked: ");
        assertThat(ProcessHandle.current().children()).isEmpty();
        return console.out();
    }
}
