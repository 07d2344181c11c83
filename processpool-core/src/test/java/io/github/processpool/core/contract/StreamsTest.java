package io.github.processpool.core.contract;

class StreamsTest extends StreamsContract implements InProcessWorkers {}
