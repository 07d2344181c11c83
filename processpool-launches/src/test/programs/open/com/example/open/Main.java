package com.example.open;

import io.github.processpool.Pool;
import java.util.List;
import java.util.ServiceLoader;

/** A module that opens its package to the pool. */
public class Main {
    record Hidden(int number) {}

    static final class Bean {
        private int value;

        Bean next() {
            Bean next = new Bean();
            next.value = value + 1;
            return next;
        }
    }

    static String services() {
        return ServiceLoader.load(Runnable.class).findFirst().orElseThrow().getClass().getName();
    }

    public static void main(String[] args) {
        try (Pool pool = Pool.create(2)) {
            List<Hidden> hidden = pool.map(h -> new Hidden(h.number() + 1), List.of(new Hidden(1), new Hidden(2)));
            System.out.println(hidden);
            Bean bean = pool.apply(Bean::next, new Bean());
            System.out.println(bean.value);
            String services = pool.apply(() -> services());
            System.out.println(services);
        }
    }
}
