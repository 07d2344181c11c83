package io.github.processpool.core.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.regex.Pattern;

/** Shows what there is to see of objects that compare by identity. */
final class State {
    private State() {}

    static String of(Object value) {
        if (value instanceof Pattern pattern) {
            return pattern.pattern() + " " + pattern.flags();
        }
        if (value instanceof AtomicStampedReference<?> reference) {
            return reference.getReference() + " " + reference.getStamp();
        }
        if (value instanceof AtomicMarkableReference<?> reference) {
            return reference.getReference() + " " + reference.isMarked();
        }
        if (value instanceof AtomicReferenceArray<?> || value instanceof IdentityHashMap<?, ?>) {
            return value.toString();
        }
        if (value instanceof Queue<?> queue) {
            Object room = queue instanceof BlockingQueue<?> blocking ? blocking.remainingCapacity() : "";
            return Arrays.deepToString(queue.toArray()) + room;
        }
        if (value instanceof Comparator<?> comparator) {
            return sorted(comparator);
        }
        return value instanceof Throwable error ? of(error) : ofOwn(value);
    }

    /** What it makes of the same texts, with a null where it cares for nulls. */
    @SuppressWarnings("unchecked")
    private static String sorted(Comparator<?> comparator) {
        List<String> texts = new ArrayList<>(List.of("b", "A", "cc", "a", "B"));
        if (comparator.getClass().getName().endsWith("NullComparator")) {
            texts.add(null);
        }
        texts.sort((Comparator<String>) comparator);
        return texts.toString();
    }

    private static String of(Throwable error) {
        StringBuilder text = new StringBuilder(error.getClass() + ": " + error.getMessage());
        for (StackTraceElement frame : error.getStackTrace()) {
            text.append(frame.getModuleVersion()).append(frame.getClassName()).append(frame.getMethodName());
            text.append(frame.getFileName()).append(frame.getLineNumber());
        }
        if (error instanceof OwnSamples.Odd odd) {
            text.append(odd.code);
        }
        for (Throwable suppressed : error.getSuppressed()) {
            text.append(" suppressed ").append(of(suppressed));
        }
        return error.getCause() == null ? text.toString() : text + " caused by " + of(error.getCause());
    }

    private static String ofOwn(Object value) {
        if (value instanceof OwnSamples.WithArrays arrays) {
            return Arrays.toString(arrays.ints()) + Arrays.toString(arrays.points());
        }
        if (value instanceof Samples.Bean bean) {
            return bean.getName() + bean.getSize();
        }
        if (value instanceof Samples.Outer.Inner inner) {
            return Integer.toString(inner.sum());
        }
        if (value instanceof Samples.SerializableIntOperation operation) {
            return Integer.toString(operation.apply(1));
        }
        return value.getClass().isArray() ? RoundTrip.show(value) : value.toString();
    }
}
