package com.example.closed;

import com.example.closed.shown.Shown;
import com.example.closed.shown.Times;
import io.github.processpool.EncodingException;
import io.github.processpool.Pool;
import java.util.List;
import java.util.Map;

/** A module that opens nothing. */
public class Main {
    record Hidden(int number) {}

    private static int square(int x) {
        return x * x;
    }

    static String where() {
        return Main.class.getModule() + " " + Pool.class.getModule() + " "
                + (Main.class.getResource("words.txt") != null);
    }

    public static void main(String[] args) {
        try (Pool pool = Pool.create(2)) {
            int base = 10;
            System.out.println(pool.map(Main::square, List.of(1, 2, 3)));
            System.out.println(pool.map(x -> x + base, List.of(1, 2, 3)));
            Map<String, List<Long>> map = pool.apply(x -> Map.of("a", List.of(x)), 5L);
            System.out.println(map);
            Shown shown = pool.apply(x -> new Shown(x.number() + 1, x.text()), new Shown(1, "one"));
            System.out.println(shown);
            System.out.println(pool.map(new Times(7), List.of(1, 2)));
            String where = pool.apply(() -> where());
            System.out.println("here " + where() + ", there " + where);
            int number = pool.apply(hidden -> hidden.number(), new Hidden(1));
            System.out.println(number);
        } catch (EncodingException e) {
            System.out.println("refused: " + e.getMessage());
        }
    }
}
