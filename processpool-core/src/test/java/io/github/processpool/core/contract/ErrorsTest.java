package io.github.processpool.core.contract;

class ErrorsTest extends ErrorsContract implements InProcessWorkers {}
