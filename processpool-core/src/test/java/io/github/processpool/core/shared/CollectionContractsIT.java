package io.github.processpool.core.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.Pool;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedQueue;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same contracts inside a worker: the suites run there, on objects whose state is in the parent. */
@ExtendWith(NoLeaks.class)
@Timeout(180)
class CollectionContractsIT {

    /** One object of each kind, emptied for each test; the tests of a suite come one after the other. */
    record Objects(List<?> list, ConcurrentMap<?, ?> map, SharedQueue<?> queue) {
        Manager asManager() {
            InvocationHandler handler = (proxy, method, arguments) -> switch (method.getName()) {
                case "list" -> emptied(list);
                case "map" -> {
                    map.clear();
                    yield map;
                }
                case "queue" -> emptied(queue);
                default -> throw new UnsupportedOperationException(method.toString());
            };
            return (Manager)
                    Proxy.newProxyInstance(Manager.class.getClassLoader(), new Class<?>[] {Manager.class}, handler);
        }

        private static <C extends java.util.Collection<?>> C emptied(C collection) {
            collection.clear();
            return collection;
        }
    }

    static List<String> failures(Objects objects) {
        return CollectionSuites.failures(CollectionSuites.all(objects::asManager));
    }

    @Tag("slow")
    @Test
    @Conformance("Lists and maps keep all contracts, in a worker too; they may be nested; values "
            + "are copies; closed is a clear error")
    void listMapAndQueueKeepTheContractsOfTheJdkInAWorker() {
        try (Manager manager = Manager.create();
                Pool pool = Pool.create(1)) {
            Objects objects = new Objects(manager.list(), manager.map(), manager.queue());

            assertThat(pool.apply(CollectionContractsIT::failures, objects)).isEmpty();
        }
    }
}
