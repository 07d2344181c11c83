package io.github.processpool.core.chaos;

import io.github.processpool.Pool;
import io.github.processpool.ProcessPoolException;
import io.github.processpool.core.chaos.Item.Answer;
import java.util.BitSet;
import java.util.Iterator;
import java.util.Random;
import java.util.stream.Stream;

/** The lazy ways of calling, and what each tells the model. */
final class StreamWays {
    private final Model model;
    private final Totals totals;
    private final Random random;

    StreamWays(Model model, Totals totals, Random random) {
        this.model = model;
        this.totals = totals;
        this.random = random;
    }

    void imap(Call call, Pool view) {
        read(call, view, true, Integer.MAX_VALUE);
    }

    void imapUnordered(Call call, Pool view) {
        read(call, view, false, Integer.MAX_VALUE);
    }

    /** Some results are taken; then the stream is closed, and what has not started never will. */
    void closedEarly(Call call, Pool view) {
        read(call, view, random.nextBoolean(), random.nextInt(call.size() + 1));
    }

    private void read(Call call, Pool view, boolean ordered, int most) {
        BitSet told = new BitSet();
        try (Stream<Object> stream =
                ordered ? view.imap(Deeds::perform, call.items()) : view.imapUnordered(Deeds::perform, call.items())) {
            Iterator<Object> results = stream.iterator();
            int taken = 0;
            while (taken < most && taken <= call.size() && takeNext(call, results, ordered ? taken : -1, told)) {
                taken++;
            }
        }
        if (most == Integer.MAX_VALUE && told.cardinality() != call.size()) {
            totals.violation(call + " gave only " + told.cardinality() + " results");
        }
        for (int i = told.nextClearBit(0); i < call.size(); i = told.nextClearBit(i + 1)) {
            model.untold(call, i);
        }
    }

    /** Returns false at the end. The failure of an item is thrown in its place, and the stream continues after it. */
    private boolean takeNext(Call call, Iterator<Object> results, int place, BitSet told) {
        try {
            if (!results.hasNext()) {
                return false;
            }
            Object result = results.next();
            int index = place >= 0 ? place : indexOf(call, result);
            if (isNew(call, index, told)) {
                model.succeeded(call, index, result);
            }
        } catch (ProcessPoolException e) {
            int index = place >= 0 ? place : e.index();
            if (isNew(call, index, told)) {
                model.failed(call, index, e, index);
            }
        }
        return true;
    }

    private static int indexOf(Call call, Object result) {
        return result instanceof Answer answer
                ? (int) (answer.id() - call.item(0).id())
                : -1;
    }

    private boolean isNew(Call call, int index, BitSet told) {
        if (index < 0 || index >= call.size() || told.get(index)) {
            totals.violation(call + ": a result or failure of item " + index + ", which has one or is none");
            return false;
        }
        told.set(index);
        return true;
    }
}
