import groovy.transform.CompileStatic
import io.github.processpool.EncodingException
import io.github.processpool.Pool
import io.github.processpool.SerializableCallable

class Refused {
    Thread thread = new Thread() // so that no closure can take its owner along

    static void show(Closure call) {
        try {
            println call()
        } catch (EncodingException e) {
            println e.message
        }
    }

    static int next(int x) { x + 1 }

    @CompileStatic
    static List<Integer> compiled(Pool pool) { pool.map(Refused::next, [1]) }

    List<Integer> ofAnObject(Pool pool) { pool.map({ it + 1 }, [1]) }

    static void main(String[] arguments) {
        try (Pool pool = Pool.create(1)) {
            Thread thread = new Thread()
            show { pool.map({ it + thread.priority }, [1]) }
            show { pool.map({ "item $it" }, [1]) }
            show { pool.map(thread.&setPriority, [1]) }
            show { pool.apply({ -> { -> 1 } } as SerializableCallable) }
            show { compiled(pool) }
            show { new Refused().ofAnObject(pool) }
        }
    }
}
