package com.example.shaded;

import io.github.processpool.Pool;
import java.util.List;

public class Squares {
    static int square(int x) {
        return x * x;
    }

    public static void main(String[] args) {
        try (Pool pool = Pool.create(4)) {
            System.out.println(pool.map(Squares::square, List.of(1, 2, 3, 4)));
            System.out.println(pool.apply(Squares::square, 10));
            System.out.println(pool.applyAsync(x -> x + 1, 41).join());
        }
    }
}
