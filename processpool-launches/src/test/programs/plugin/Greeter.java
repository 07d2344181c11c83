package plugin;

import io.github.processpool.SerializableFunction;
import java.util.Properties;

public class Greeter {
    record Greeting(String text) {}

    private static Greeting of(String name) throws Exception {
        Properties words = new Properties();
        try (var in = Greeter.class.getResourceAsStream("words.properties")) {
            words.load(in);
        }
        return new Greeting(words.getProperty("hello") + " " + name);
    }

    record Polite(String title) implements SerializableFunction<String, Object> {
        @Override
        public Object apply(String name) {
            return new Greeting("Dear " + title + " " + name);
        }
    }

    public static SerializableFunction<String, Object> politely(String title) {
        return new Polite(title);
    }

    public static SerializableFunction<String, Object> greet() {
        return Greeter::of;
    }
}
