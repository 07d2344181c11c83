package com.example.testedmodule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.processpool.Pool;
import java.util.List;
import org.junit.jupiter.api.Test;

class SquaresIT {
    record Pair(int left, String right) {}

    static Pair next(Pair pair) {
        return new Pair(pair.left() + 1, pair.right() + "!");
    }

    @Test
    void poolsWorkInTests() {
        try (Pool pool = Pool.create(2)) {
            assertEquals(List.of(new Pair(2, "a!")), pool.map(SquaresIT::next, List.of(new Pair(1, "a"))));
            assertEquals(List.of(1, 4, 9), pool.map(Squares::square, List.of(1, 2, 3)));
        }
    }
}
