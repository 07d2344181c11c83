package com.example.closed.shown;

import io.github.processpool.SerializableFunction;

public record Times(int factor) implements SerializableFunction<Integer, Integer> {
    @Override
    public Integer apply(Integer x) {
        return x * factor;
    }
}
