package io.github.processpool.core.contract;

class BasicCallsTest extends BasicCallsContract implements InProcessWorkers {}
