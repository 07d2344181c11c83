package io.github.processpool.benchmarks;

/** Kinds of what is measured side by side. */
enum Kind {
    POOL,
    THREADS,
    PYTHON,
    PYTHON_SPAWN,
    BARE
}
