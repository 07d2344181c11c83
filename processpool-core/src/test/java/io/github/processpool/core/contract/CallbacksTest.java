package io.github.processpool.core.contract;

class CallbacksTest extends CallbacksContract implements InProcessWorkers {}
