package io.github.processpool.examples;

/** The chapters of the examples, in the order in which they are listed. */
enum Chapter {
    THREADS_OR_PROCESSES("1. Threads or processes"),
    POOL("2. What a process pool is"),
    PROCESSES("3. What processes give"),
    LOCK("4. One adds, one removes, with a lock"),
    SHARED_DATA("5. Sharing data"),
    FAILURES("6. When something fails"),
    FACTORIALS("7. Factorials on a pool"),
    POOL_SIZES("8. Squares on pools of different sizes"),
    REAL_WORK("Real work");

    private final String title;

    Chapter(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
