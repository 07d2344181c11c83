package io.github.processpool.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One of the implementations that are measured side by side.
 *
 * @param title its column's head
 * @param command what starts its process; workloads and sizes follow
 */
record Entrant(Kind kind, String title, List<String> command) {

    List<String> commandFor(String topics, Map<String, String> sizes) {
        List<String> whole = new ArrayList<>(command);
        if (topics.equals(Topic.STREAM.word())) {
            whole.add(1, "-Xmx64m"); // much less than the stream would need
        }
        whole.add(topics);
        sizes.forEach((name, value) -> whole.add(name + "=" + value));
        return whole;
    }
}
