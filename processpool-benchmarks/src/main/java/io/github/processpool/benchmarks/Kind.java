package io.github.processpool.benchmarks;

/** The kinds of implementations that are measured side by side. */
enum Kind {
    POOL,
    THREADS,
    PYTHON,
    PYTHON_SPAWN,
    BARE
}
