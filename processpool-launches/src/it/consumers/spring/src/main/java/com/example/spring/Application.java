package com.example.spring;

import io.github.processpool.Pool;
import java.util.List;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.util.StringUtils;

@SpringBootApplication
public class Application implements CommandLineRunner {
    record Order(int number, List<String> lines) {}

    static int square(int x) {
        return x * x;
    }

    static Order next(Order order) {
        return new Order(order.number() + 1, List.of(StringUtils.capitalize(order.lines().get(0))));
    }

    @Override
    public void run(String... args) {
        try (Pool pool = Pool.create(4)) {
            System.out.println(pool.map(Application::square, List.of(1, 2, 3, 4)));
            System.out.println(pool.apply(Application::square, 10));
            System.out.println(pool.applyAsync(x -> x + 1, 41).join());
            Order order = pool.apply(Application::next, new Order(1, List.of("tea")));
            System.out.println(order);
            String word = pool.apply(() -> {
                try (var in = Application.class.getResourceAsStream("/words.txt")) {
                    return new String(in.readAllBytes()).strip();
                }
            });
            System.out.println(word);
        }
    }

    public static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }
}
