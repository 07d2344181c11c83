import io.github.processpool.Pool;
import java.util.List;

/** On the class path, with the pool on the module path. */
public class Main {
    record Pair(int left, int right) {}

    static Pair swap(Pair pair) {
        return new Pair(pair.right(), pair.left());
    }

    static String where() {
        return Pool.class.getModule() + " " + Main.class.getModule().isNamed() + " "
                + java.sql.Connection.class.getModule();
    }

    public static void main(String[] args) {
        try (Pool pool = Pool.create(2)) {
            System.out.println(pool.map(Main::swap, List.of(new Pair(1, 2))));
            String there = pool.apply(() -> where());
            System.out.println(where().equals(there) + " " + there);
        }
    }
}
