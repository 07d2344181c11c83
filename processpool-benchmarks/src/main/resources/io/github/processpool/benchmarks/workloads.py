"""The same workloads on multiprocessing.Pool: workloads.py fork|spawn large-map,burst ints=1000000 ...

Prints the figures under the same names as the Java side.
"""
import array
import multiprocessing
import os
import shutil
import signal
import statistics
import sys
import tempfile
import threading
import time


# What the workers run.

def square(x):
    return x * x


def echo(value):
    return value


def primes_below(bound):
    count = 0
    for n in range(2, bound):
        d = 2
        while d * d <= n:
            if n % d == 0:
                break
            d += 1
        else:
            count += 1
    return count


def compute(rounds):
    x = rounds
    for _ in range(rounds):
        x = (x * 1103515245 + 12345) & 0x7FFFFFFF
    return x


def nap(millis):
    since = time.time()
    time.sleep(millis / 1000)
    return os.getpid(), since


def attend(folder, number, guests):
    open(os.path.join(folder, "guest%d" % number), "x").close()
    wait_until(lambda: len(os.listdir(folder)) >= guests, interval=0.003)  # others are still starting beside it
    return os.getpid()


def spin(sign):
    open(sign, "x").close()
    while True:
        pass


# What two workers do with shared objects, both at once. A worker has them from its start, since a pool's arguments can't
# carry all of them.

known = {}


def remember(objects):
    known.update(objects)


def shared_get(count):
    value = known["value"]
    for _ in range(count):
        value.value


def shared_count(count):
    value, lock = known["value"], known["lock"]
    for _ in range(count):
        with lock:
            value.value += 1


def shared_put(name, count):
    queue = known[name]
    for i in range(count):
        queue.put(i)


def shared_take(name, count):
    queue = known[name]
    for i in range(count):
        assert queue.get() == i


def shared_map(count):
    entries = known["map"]
    for i in range(count):
        entries[i % 1000] = i


def shared_lock(count):
    lock = known["lock"]
    for _ in range(count):
        lock.acquire()
        lock.release()


def shared_atomic(count):
    number = known["number"]
    for _ in range(count):
        with number.get_lock():
            number.value += 1


def shared_sum(rounds):
    doubles = known["doubles"].get_obj()
    for _ in range(rounds):
        assert sum(doubles) == (len(doubles) - 1) * len(doubles) / 2


# Tools.

def wait_until(condition, seconds=60, interval=0.0003):
    limit = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > limit:
            return False
        time.sleep(interval)
    return True


def meeting(pool, workers):
    """One task on each worker at once; returns who they are."""
    folder = tempfile.mkdtemp(prefix="processpool-benchmark")
    try:
        pending = [pool.apply_async(attend, (folder, i, workers)) for i in range(workers)]
        return [p.get(60) for p in pending]
    finally:
        shutil.rmtree(folder)


def figure(key, value):
    print("%s\t%s" % (key, value), flush=True)


def median_seconds(limit, most, work):
    took = []
    while len(took) < most and (len(took) < 3 or sum(took) < limit):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    return statistics.median_high(took)


def percentile(values, part):
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def mib(pid, file, label):
    with open("/proc/%d/%s" % (pid, file)) as lines:
        for line in lines:
            if line.startswith(label):
                return int(line.split()[1]) / 1024
    raise OSError("no %s for %d" % (label, pid))


def cpu_millis(pid):
    with open("/proc/%s/stat" % pid) as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


class Opener:
    def __init__(self, method):
        self.context = multiprocessing.get_context(method)

    def __call__(self, workers):
        return Closing(self.context.Pool(workers))


class Closing:
    """A pool that is closed and joined at the end of a with statement, not terminated."""

    def __init__(self, pool):
        self.pool = pool

    def __enter__(self):
        return self.pool

    def __exit__(self, *failure):
        self.pool.close()
        self.pool.join()


# The workloads.

def start(opened, sizes):
    def once(workers):
        begin = time.perf_counter()
        with opened(workers) as pool:
            meeting(pool, workers)
            return (time.perf_counter() - begin) * 1e3

    figure("start.first", once(sizes("few")))
    for count in ("few", "many"):
        figure("start." + count, statistics.median_high([once(sizes(count)) for _ in range(sizes("starts"))]))
    workers = sizes("few")
    before = cpu_millis("self")
    with opened(workers) as pool:
        pids = meeting(pool, workers)
        figure("start.cpu.answered", sum(map(cpu_millis, pids)) / workers)
        figure("start.cpu.parent", cpu_millis("self") - before)


def small_map(opened, sizes):
    workers = sizes("few")
    items = list(range(1, 11))

    def once(pool):
        begin = time.perf_counter()
        result = pool.map(square, items)
        took = (time.perf_counter() - begin) * 1e3
        assert result[9] == 100
        return took

    first, second = [], []
    for _ in range(sizes("starts")):
        with opened(workers) as pool:
            meeting(pool, workers)
            first.append(once(pool))
            second.append(once(pool))
    figure("small-map.first", statistics.median_high(first))
    figure("small-map.second", statistics.median_high(second))


def large_map(opened, sizes):
    items = list(range(sizes("ints")))
    few = list(range(sizes("ints-singly")))
    with opened(2) as pool:
        meeting(pool, 2)
        begin = time.perf_counter()
        pool.map(square, items)
        figure("map.first", len(items) / (time.perf_counter() - begin))
        cpu = []

        def chunked():
            before = time.process_time()
            result = pool.map(square, items)
            cpu.append(time.process_time() - before)
            assert result[-1] == items[-1] ** 2

        figure("map.rate", len(items) / median_seconds(sizes.real("seconds"), 15, chunked))
        figure("map.cpu", statistics.median_high(cpu) / len(items) * 1e9)
        pool.map(square, range(2000), 1)
        figure("map.singly", len(few) / median_seconds(sizes.real("seconds"), 7, lambda: pool.map(square, few, 1)))


def single_calls(opened, sizes):
    calls = sizes("calls")

    def micros(pool, count):
        took = []
        for i in range(count):
            begin = time.perf_counter()
            result = pool.apply(square, (i,))
            took.append((time.perf_counter() - begin) * 1e6)
            assert result == i * i
        return took

    with opened(2) as pool:
        meeting(pool, 2)
        micros(pool, min(calls, 1000))
        cpu = time.process_time()
        took = micros(pool, calls)
        figure("apply.cpu", (time.process_time() - cpu) / calls * 1e6)
        figure("apply.median", percentile(took, 0.5))
        figure("apply.p99", percentile(took, 0.99))


def gather(pool, function, arguments):
    pending = [pool.apply_async(function, (argument,)) for argument in arguments]
    return [p.get() for p in pending]


def burst(opened, sizes):
    calls = range(sizes("burst"))
    cpu = []

    def once():
        before = time.process_time()
        gather(pool, square, calls)
        cpu.append(time.process_time() - before)

    with opened(2) as pool:
        meeting(pool, 2)
        gather(pool, square, calls)
        figure("burst.rate", len(calls) / median_seconds(sizes.real("seconds"), 15, once))
        figure("burst.cpu", statistics.median_high(cpu) / len(calls) * 1e6)


def large_values(opened, sizes):
    most = sizes("echoes")
    size = sizes("bytes")

    def measure(key, value, times):
        pool.apply(echo, (value,))
        figure(key, median_seconds(2, times, lambda: pool.apply(echo, (value,))) * 1e3)

    with opened(2) as pool:
        meeting(pool, 2)
        pattern = bytes((i * 31 + 7) & 255 for i in range(4096)) * (size // 4096 + 1)
        measure("bytes.small", pattern[:sizes("bytes-small")], most)
        measure("bytes.large", pattern[:size], min(most, 5))
        measure("doubles", array.array("d", (0.1 + i * 1.000001 for i in range(sizes("doubles")))), most)
        measure("records", [{"id": i, "name": "order %d" % i, "price": i * 1.25, "tags": ["a", "b%d" % (i % 7)],
                             "paid": i % 2 == 0} for i in range(sizes("records"))], most)


def computing(opened, sizes):
    bound = sizes("python-primes")

    def serial():
        begin = time.perf_counter()
        for _ in range(64):
            primes_below(bound)
        return time.perf_counter() - begin

    efficiency = []
    before = serial()
    for _ in range(sizes("computings")):
        with opened(2) as pool:
            meeting(pool, 2)
            begin = time.perf_counter()
            pool.map(primes_below, [bound] * 64, 1)
            took = time.perf_counter() - begin
        after = serial()
        efficiency.append((before + after) / 2 / (2 * took))
        before = after
    figure("computing", statistics.median_high(efficiency) * 100)


def skewed(opened, sizes):
    naps = [float(text) for text in sizes.text("naps").split(",")]
    workers = sizes("few")
    ideal = max(sum(naps) / workers, max(naps)) / 1e3
    with opened(workers) as pool:
        meeting(pool, workers)
        begin = time.perf_counter()
        pool.map(nap, naps)
        figure("skewed", (time.perf_counter() - begin) / ideal)


def idle(opened, sizes):
    workers = sizes("few")
    with opened(workers) as pool:
        pids = meeting(pool, workers)
        pool.map(square, range(1000), 1)
        figure("idle", sum(mib(pid, "smaps_rollup", "Pss:") for pid in pids) / workers)


def recovery(opened, sizes):
    workers = sizes("few")
    pool = opened(workers).pool
    before = set(meeting(pool, workers))
    pending = [pool.apply_async(nap, (5,)) for _ in range(4 * workers)]
    pending[0].get(10)
    killed = time.time()
    os.kill(min(before), signal.SIGKILL)
    first = None
    limit = time.monotonic() + sizes.real("patience")
    while time.monotonic() < limit and not (first and all(p.ready() for p in pending)):
        for p in [p for p in pending if p.ready()]:
            pending.remove(p)
            pid, since = p.get()
            if pid not in before and first is None:
                first = since
            if first is None:
                pending.append(pool.apply_async(nap, (5,)))
        time.sleep(0.001)
    lost = any(not p.ready() for p in pending)
    figure("recovery", "its caller waits for ever" if lost else "none" if first is None else (first - killed) * 1e3)
    # The killed worker may have held a lock of the pool's queues, and then not even this returns.
    ending = threading.Thread(target=pool.terminate, daemon=True)
    ending.start()
    ending.join(2)


def orphans(opened, sizes):
    pool = opened(2).pool
    pids = meeting(pool, 2)
    folder = tempfile.mkdtemp(prefix="processpool-benchmark")
    for i in range(2):
        pool.apply_async(spin, (os.path.join(folder, str(i)),))
    wait_until(lambda: len(os.listdir(folder)) == 2)
    shutil.rmtree(folder)
    figure("orphans.pids", ",".join(map(str, pids)))
    time.sleep(60)


def cancelling(opened, sizes):
    figure("cancelling", "impossible")


def scale(opened, sizes):
    items = list(range(sizes("ints")))
    calls = range(sizes("burst"))
    for workers in sizes.ints("scale"):
        key = "scale.%d." % workers
        begin = time.perf_counter()
        with opened(workers) as pool:
            pids = meeting(pool, workers)
            figure(key + "start", (time.perf_counter() - begin) * 1e3)
            pool.map(square, items)
            figure(key + "map", len(items) / median_seconds(sizes.real("seconds"), 5, lambda: pool.map(square, items)))
            gather(pool, square, calls)
            took = median_seconds(sizes.real("seconds"), 5, lambda: gather(pool, square, calls))
            figure(key + "burst", len(calls) / took)
            figure(key + "workers", sum(mib(pid, "smaps_rollup", "Pss:") for pid in pids))
            figure(key + "parent", mib(os.getpid(), "smaps_rollup", "Pss:"))


def task_size(opened, sizes):
    def serial(tasks):
        begin = time.perf_counter()
        for rounds in tasks:
            compute(rounds)
        return time.perf_counter() - begin

    compute(1_000_000)
    begin = time.perf_counter()
    compute(3_000_000)
    per_micro = 3_000_000 / ((time.perf_counter() - begin) * 1e6)
    with opened(2) as pool:
        meeting(pool, 2)
        for micros in sizes.ints("task-micros"):
            count = int(max(8, min(100_000, sizes.real("seconds") * 1e6 / micros)))
            tasks = [max(1, int(micros * per_micro))] * count
            before = serial(tasks)
            pool.map(compute, tasks)
            begin = time.perf_counter()
            pool.map(compute, tasks)
            mapped = time.perf_counter() - begin
            begin = time.perf_counter()
            gather(pool, compute, tasks)
            called = time.perf_counter() - begin
            whole = (before + serial(tasks)) / 2
            figure("task.%d.map" % micros, whole / (2 * mapped) * 100)
            figure("task.%d.calls" % micros, whole / (2 * called) * 100)


def shared(opened, sizes):
    context = opened.context
    count = sizes("shared-operations")
    length = sizes("doubles")
    manager = context.Manager()
    objects = {
        "value": manager.Value("q", 0), "lock": manager.Lock(), "managed": manager.Queue(1000),
        "queue": context.Queue(1000), "map": manager.dict(), "number": context.Value("q", 0),
        "doubles": context.Array("d", range(length)),
    }
    pool = context.Pool(2, remember, (objects,))

    def rate(key, operations, *works):
        def once():
            for pending in [pool.apply_async(function, arguments) for function, *arguments in works]:
                pending.get()

        once()
        figure(key, 2 * operations / median_seconds(sizes.real("seconds"), 7, once))

    with Closing(pool):
        meeting(pool, 2)
        rate("shared.get", count, *[(shared_get, count)] * 2)
        rate("shared.count", count, *[(shared_count, count)] * 2)
        rate("shared.queue", count, (shared_put, "managed", count), (shared_take, "managed", count))
        rate("shared.unmanaged-queue", count, (shared_put, "queue", count), (shared_take, "queue", count))
        rate("shared.map", count, *[(shared_map, count)] * 2)
        rate("shared.lock", count, *[(shared_lock, count)] * 2)
        rate("shared.atomic", 10 * count, *[(shared_atomic, 10 * count)] * 2)
        rate("shared.sum", 10 * length, *[(shared_sum, 10)] * 2)
    manager.shutdown()


class Sizes:
    def __init__(self, arguments):
        self.values = dict(argument.split("=", 1) for argument in arguments)

    def text(self, name):
        return self.values[name]

    def __call__(self, name):
        return int(self.values[name])

    def real(self, name):
        return float(self.values[name])

    def ints(self, name):
        return [int(text) for text in self.values[name].split(",")]


def main():
    opened = Opener(sys.argv[1])
    sizes = Sizes(sys.argv[3:])
    for name in sys.argv[2].split(","):
        globals()[name.replace("-", "_")](opened, sizes)
    for child in multiprocessing.active_children():
        child.kill()
    os._exit(0)  # the orderly end may wait for such a pool for ever


if __name__ == "__main__":
    main()
