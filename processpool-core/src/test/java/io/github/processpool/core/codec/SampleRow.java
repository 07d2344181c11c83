package io.github.processpool.core.codec;

import java.util.Arrays;
import java.util.List;

/** A row of the table of types: the name of the type, how it arrives on either side, and sample values. */
record SampleRow(String type, Arrival inWorker, Arrival back, List<Object> samples) {

    static SampleRow same(String type, Object... samples) {
        return both(type, Arrival.SAME, samples);
    }

    static SampleRow state(String type, Object... samples) {
        return both(type, Arrival.SAME_STATE, samples);
    }

    static SampleRow both(String type, Arrival arrival, Object... samples) {
        return new SampleRow(type, arrival, arrival, Arrays.asList(samples));
    }

    static SampleRow refused(String type, Object... samples) {
        return both(type, Arrival.REFUSED, samples);
    }

    /** A type that can be sent to a worker but not back. */
    static SampleRow oneWay(String type, Object... samples) {
        return new SampleRow(type, Arrival.FUNCTION, Arrival.REFUSED, Arrays.asList(samples));
    }

    String markdown() {
        return "| " + type + " | " + inWorker.text() + " | " + back.text() + " |";
    }

    @Override
    public String toString() {
        return type;
    }
}
