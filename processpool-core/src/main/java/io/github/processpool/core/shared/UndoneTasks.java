package io.github.processpool.core.shared;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The elements of a queue for which {@code taskDone} has not been called, and the peers that took them. Used under the
 * queue's lock.
 */
final class UndoneTasks {
    private static final int MOST_NAMES = 3;

    private final Map<Peer, Long> taken = new LinkedHashMap<>(); // by peers that live
    private final List<String> lostBy = new ArrayList<>(0);
    private long count;
    private long lost; // taken by peers that died

    boolean isEmpty() {
        return count == 0;
    }

    void put() {
        count++;
    }

    void taken(Peer peer, int elements) {
        if (elements > 0) {
            taken.merge(peer, (long) elements, Long::sum);
        }
    }

    /** Counts one element as done: preferably one that the peer took, then a lost one, then one of another peer. */
    void done(Peer peer) {
        count--;
        if (count == 0) {
            forgetAll();
        } else if (taken.containsKey(peer)) {
            countDown(peer);
        } else if (lost > 0) {
            lost--;
        } else if (!taken.isEmpty()) {
            countDown(taken.keySet().iterator().next());
        }
    }

    private void forgetAll() {
        taken.clear();
        lostBy.clear();
        lost = 0;
    }

    private void countDown(Peer peer) {
        taken.computeIfPresent(peer, (any, elements) -> elements == 1 ? null : elements - 1);
    }

    /** A peer has left in good order. Others may still call {@code taskDone} for what it took. */
    void left(Peer peer) {
        taken.remove(peer);
    }

    /** A peer has died: what it took is lost. */
    void died(Peer peer, String name) {
        Long elements = taken.remove(peer);
        if (elements != null) {
            lost = Math.min(count, lost + elements);
            lostBy.add(name);
        }
    }

    boolean anyLost() {
        return lost > 0;
    }

    /** Returns the refusal for requests that wait in join(). */
    Refusal refusal() {
        String elements = lost == 1 ? "1 element was" : lost + " elements were";
        return new Refusal(
                Refusal.Reason.STATE,
                elements + " taken by a worker that ended before it called taskDone() (" + names()
                        + "), so join() would wait for ever. For each of them: put it in again if it was not processed,"
                        + " and call taskDone() in its place");
    }

    private String names() {
        StringBuilder names = new StringBuilder();
        Iterator<String> all = lostBy.iterator();
        for (int i = 0; i < MOST_NAMES && all.hasNext(); i++) {
            names.append(i == 0 ? "" : ", ").append(all.next());
        }
        return names.append(all.hasNext() ? " and others" : "").toString();
    }
}
