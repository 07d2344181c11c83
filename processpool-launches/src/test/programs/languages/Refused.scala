import io.github.processpool.{EncodingException, Pool, SerializableCallable}

class Holder(val thread: Thread):
  def priority = new SerializableCallable[Int] { def call() = thread.getPriority }

def show(call: => Any): Unit =
  try println(call)
  catch case e: EncodingException => println(e.getMessage)

@main def refused(): Unit =
  val pool = Pool.create(1)
  val java1: java.util.function.Function[Int, Int] = x => x + 1
  show(pool.apply((x: Int) => java1.apply(x), 1))
  val order: java.util.Comparator[Int] = (a, b) => a - b
  show(pool.apply((x: Int) => order.compare(x, 1), 1))
  show(pool.apply(Holder(Thread()).priority))
  show(pool.apply((x: Int) => Map(x -> 1), 1))
  show(pool.apply((x: Int) => Vector(x), 1))
  pool.close()
