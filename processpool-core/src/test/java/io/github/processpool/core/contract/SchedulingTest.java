package io.github.processpool.core.contract;

class SchedulingTest extends SchedulingContract implements InProcessWorkers {}
