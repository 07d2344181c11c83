package io.github.processpool.core.shared;

import com.google.common.collect.testing.ConcurrentMapTestSuiteBuilder;
import com.google.common.collect.testing.ListTestSuiteBuilder;
import com.google.common.collect.testing.QueueTestSuiteBuilder;
import com.google.common.collect.testing.TestStringListGenerator;
import com.google.common.collect.testing.TestStringMapGenerator;
import com.google.common.collect.testing.TestStringQueueGenerator;
import com.google.common.collect.testing.features.CollectionFeature;
import com.google.common.collect.testing.features.CollectionSize;
import com.google.common.collect.testing.features.ListFeature;
import com.google.common.collect.testing.features.MapFeature;
import io.github.processpool.shared.Manager;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import junit.framework.Test;
import junit.framework.TestCase;
import junit.framework.TestFailure;
import junit.framework.TestResult;
import junit.framework.TestSuite;

/**
 * Guava's suites for the contracts of the JDK's collections, for the shared ones of a manager, wherever that is used.
 * Nothing of them is left out but what a feature stands for that is not promised: iterators do not fail fast, since they
 * go over a snapshot, and maps and queues take no nulls.
 */
final class CollectionSuites {
    private CollectionSuites() {}

    static TestSuite all(Supplier<Manager> manager) {
        TestSuite all = new TestSuite();
        all.addTest(list(manager));
        all.addTest(map(manager));
        all.addTest(queue(manager));
        return all;
    }

    private static TestSuite list(Supplier<Manager> manager) {
        return ListTestSuiteBuilder.using(new TestStringListGenerator() {
                    @Override
                    protected List<String> create(String[] elements) {
                        List<String> list = manager.get().list();
                        for (String element : elements) {
                            list.add(element);
                        }
                        return list;
                    }
                })
                .named("shared list")
                .withFeatures(
                        ListFeature.GENERAL_PURPOSE,
                        CollectionFeature.ALLOWS_NULL_VALUES,
                        CollectionFeature.KNOWN_ORDER,
                        CollectionSize.ANY)
                .createTestSuite();
    }

    private static TestSuite map(Supplier<Manager> manager) {
        return ConcurrentMapTestSuiteBuilder.using(new TestStringMapGenerator() {
                    @Override
                    protected Map<String, String> create(Map.Entry<String, String>[] entries) {
                        ConcurrentMap<String, String> map = manager.get().map();
                        for (Map.Entry<String, String> entry : entries) {
                            map.put(entry.getKey(), entry.getValue());
                        }
                        return map;
                    }
                })
                .named("shared map")
                .withFeatures(
                        MapFeature.GENERAL_PURPOSE, CollectionFeature.SUPPORTS_ITERATOR_REMOVE, CollectionSize.ANY)
                .createTestSuite();
    }

    private static TestSuite queue(Supplier<Manager> manager) {
        return QueueTestSuiteBuilder.using(new TestStringQueueGenerator() {
                    @Override
                    protected Queue<String> create(String[] elements) {
                        Queue<String> queue = manager.get().queue();
                        for (String element : elements) {
                            queue.add(element);
                        }
                        return queue;
                    }
                })
                .named("shared queue")
                .withFeatures(CollectionFeature.GENERAL_PURPOSE, CollectionFeature.KNOWN_ORDER, CollectionSize.ANY)
                .createTestSuite();
    }

    /** Runs every test and returns what failed. */
    static List<String> failures(TestSuite suite) {
        TestResult result = new TestResult();
        suite.run(result);
        List<String> failures = new ArrayList<>();
        add(failures, result.failures());
        add(failures, result.errors());
        return failures;
    }

    private static void add(List<String> failures, Enumeration<TestFailure> found) {
        while (found.hasMoreElements()) {
            TestFailure failure = found.nextElement();
            failures.add(failure.failedTest() + ": " + failure.thrownException());
        }
    }

    static int count(Test test) {
        return test instanceof TestCase ? 1 : test.countTestCases();
    }
}
