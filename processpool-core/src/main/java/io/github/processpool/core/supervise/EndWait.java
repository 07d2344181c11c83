package io.github.processpool.core.supervise;

/** A wait for the end of the pool; false if the time is over before. */
public interface EndWait {
    boolean await() throws InterruptedException;
}
