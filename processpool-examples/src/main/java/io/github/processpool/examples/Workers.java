package io.github.processpool.examples;

/** How many workers an example takes whose tasks wait for each other: fewer would wait for ever. */
final class Workers {
    private Workers() {}

    static int atLeastTwo(Run run) {
        return Math.max(2, run.workers().orElse(2));
    }
}
