package io.github.processpool.core.chaos;

import java.util.List;

/** One call on the pool: its items, and what may happen to them. */
final class Call {
    private final String way;
    private final List<Item> items;
    private final Weather weather;
    private final int retries;
    private final boolean timed;
    private final long begin = System.nanoTime();

    Call(String way, List<Item> items, Weather weather, int retries, boolean timed) {
        this.way = way;
        this.items = items;
        this.weather = weather;
        this.retries = retries;
        this.timed = timed;
    }

    List<Item> items() {
        return items;
    }

    Item item(int index) {
        return items.get(index);
    }

    int size() {
        return items.size();
    }

    /** How often an item may be run again. */
    int retries() {
        return retries;
    }

    /** Tells whether a worker that had this call's items may have ended so: by a task of the call, or from outside. */
    boolean mayHaveCost(long pid, int exitCode) {
        return weather.explains(pid, exitCode)
                || items.stream().anyMatch(item -> item.fate().mayEndWith(exitCode))
                || (exitCode == Weather.KILLED && timed && weather.stoppedSomebodySince(begin)); // by the pool
    }

    /** Tells whether an item may have run out of its time: one that hangs, or whose worker was stopped. */
    boolean mayTimeOut(Item item) {
        return timed && (item.fate() == Fate.HANGS || weather.stoppedSomebodySince(begin));
    }

    @Override
    public String toString() {
        return way + " of " + items.size() + " items" + (retries > 0 ? ", retries " + retries : "")
                + (timed ? ", timed" : "");
    }
}
