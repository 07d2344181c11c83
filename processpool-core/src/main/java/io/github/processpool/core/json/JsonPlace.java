package io.github.processpool.core.json;

import org.jspecify.annotations.Nullable;

/**
 * A place in a JSON text, and what is open around it. A reader can start anew from there.
 *
 * @param from where it is in the array that is read
 * @param depth how many arrays and objects are open around it
 * @param objects which of these are objects: the innermost is the lowest bit
 * @param known a text that opens as much; null where the bits tell it
 */
public record JsonPlace(
        int from, int depth, long objects, @Nullable String known) {
    private static final String NAME = "\"\":"; // what an object begins with before a value may follow
    private static final String VALUE = "\"\""; // some value, behind which the text goes on

    /** Returns the place of a value. */
    static JsonPlace of(int depth, long objects, int from) {
        return new JsonPlace(from, depth, objects, null);
    }

    /** Returns the place behind a token, which is part of what is open. */
    static JsonPlace behind(JsonToken token, int depth, long objects, int from) {
        String open = opening(depth, objects);
        return switch (token) {
            case NONE, PROPERTY_NAME, START_ARRAY -> after(open, from);
            case START_OBJECT -> after(open.substring(0, open.length() - NAME.length()), from);
            default -> after(open + VALUE, from);
        };
    }

    /** Returns a place of which it is only known what has to be opened before it. */
    static JsonPlace after(String opening, int from) {
        return new JsonPlace(from, 0, 0, opening);
    }

    static String opening(boolean object) {
        return object ? '{' + NAME : "[";
    }

    private static String opening(int depth, long objects) {
        StringBuilder text = new StringBuilder();
        for (int level = depth - 1; level >= 0; level--) {
            text.append(opening((objects >>> level & 1) != 0));
        }
        return text.toString();
    }

    /** Returns JSON behind which the text may go on as it does from there. */
    String opening() {
        return known == null ? opening(depth, objects) : known;
    }
}
