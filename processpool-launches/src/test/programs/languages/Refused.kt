import io.github.processpool.EncodingException
import io.github.processpool.Pool
import io.github.processpool.SerializableCallable

class Holder(val thread: Thread) {
    fun priority() = object : SerializableCallable<Int> {
        override fun call() = thread.priority
    }
}

fun show(call: () -> Any?) {
    try {
        println(call())
    } catch (e: EncodingException) {
        println(e.message)
    }
}

fun main() {
    Pool.create(1).use { pool ->
        val function: (Int) -> Int = { it + 1 }
        show { pool.map(function, listOf(1)) }
        val java = java.util.function.Function<Int, Int> { it + 1 }
        show { pool.map({ x: Int -> java.apply(x) }, listOf(1)) }
        val order = Comparator<Int> { a, b -> a - b }
        show { pool.apply({ x: Int -> order.compare(x, 1) }, 1) }
        show { pool.apply(Holder(Thread()).priority()) }
    }
}
