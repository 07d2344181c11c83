package io.github.processpool.core.shared;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The operations of shared objects, each with the least number of its values. {@code docs/protocol.md} says what they
 * mean.
 */
enum Operation {
    // counters, values, elements
    GET(0),
    SET(1),
    ADD(1),
    COMPARE(2),
    SET_AT(2),
    // lists
    INSERT(1),
    INSERT_AT(3),
    REMOVE(1),
    REMOVE_AT(2),
    REMOVE_RANGE(2),
    REPLACE_AT(3),
    REPLACE_ALL(1),
    // collections
    SIZE(0),
    CLEAR(0),
    SNAPSHOT(0),
    // maps
    HAS(1),
    PUT_ALL(0),
    PUT_IF_ABSENT(2),
    REPLACE(2),
    // queues and pipes
    PUT(1),
    TAKE(0),
    PEEK(0),
    DRAIN(1),
    ROOM(0),
    TASK_DONE(0),
    JOIN(0),
    CLOSE(1),
    // locks, semaphores, events, barriers
    ACQUIRE(0),
    RELEASE(0),
    ABANDONED(0),
    GIVE_UP(0),
    CONDITION(0),
    AWAIT(0),
    SIGNAL(1),
    SIGNAL_ALL(1),
    RESET(0),
    ABORT(0),
    BROKEN(0);

    private static final Map<String, Operation> BY_WIRE_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Operation::wireName, Function.identity()));

    final int leastValues;
    private final String wireName;

    Operation(int leastValues) {
        this.leastValues = leastValues;
        wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String wireName() {
        return wireName;
    }

    static @Nullable Operation named(String wireName) {
        return BY_WIRE_NAME.get(wireName);
    }
}
