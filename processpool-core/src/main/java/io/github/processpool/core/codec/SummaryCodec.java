package io.github.processpool.core.codec;

import java.util.DoubleSummaryStatistics;
import java.util.IntSummaryStatistics;
import java.util.LongSummaryStatistics;

/** Count, minimum, maximum and sum, as a stream collects them. */
final class SummaryCodec extends PartsCodec {
    SummaryCodec(String typeName) {
        super(typeName);
    }

    static boolean knows(String typeName) {
        return switch (typeName) {
            case "java.util.IntSummaryStatistics",
                    "java.util.LongSummaryStatistics",
                    "java.util.DoubleSummaryStatistics" -> true;
            default -> false;
        };
    }

    @Override
    Object[] parts(Object value) {
        if (value instanceof IntSummaryStatistics ints) {
            return new Object[] {ints.getCount(), ints.getMin(), ints.getMax(), ints.getSum()};
        }
        if (value instanceof LongSummaryStatistics longs) {
            return new Object[] {longs.getCount(), longs.getMin(), longs.getMax(), longs.getSum()};
        }
        DoubleSummaryStatistics doubles = (DoubleSummaryStatistics) value;
        return new Object[] {doubles.getCount(), doubles.getMin(), doubles.getMax(), doubles.getSum()};
    }

    @Override
    Object build(Parts parts) {
        long count = parts.longAt(0);
        return switch (typeName()) {
            case "java.util.IntSummaryStatistics" ->
                new IntSummaryStatistics(count, parts.intAt(1), parts.intAt(2), parts.longAt(3));
            case "java.util.LongSummaryStatistics" ->
                new LongSummaryStatistics(count, parts.longAt(1), parts.longAt(2), parts.longAt(3));
            default -> new DoubleSummaryStatistics(count, parts.doubleAt(1), parts.doubleAt(2), parts.doubleAt(3));
        };
    }
}
