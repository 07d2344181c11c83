package io.github.processpool.core.codec;

/** What comes of a value on the other side. */
enum Arrival {
    /** Equal, and of the same class. */
    SAME("the same"),
    /** Of the same class, which compares by identity, and with the same state. */
    SAME_STATE("the same class and state"),
    /** Equal, as a standard collection. */
    ARRAY_LIST("`ArrayList`"),
    LINKED_HASH_SET("`LinkedHashSet`"),
    TREE_SET("`TreeSet`"),
    ARRAY_DEQUE("`ArrayDeque`"),
    LINKED_HASH_MAP("`LinkedHashMap`"),
    TREE_MAP("`TreeMap`"),
    CONCURRENT_HASH_MAP("`ConcurrentHashMap`"),
    SIMPLE_ENTRY("`SimpleImmutableEntry`"),
    /** Does what the original does. */
    FUNCTION("an equivalent function"),
    /** Not at all. */
    REFUSED("`EncodingException`");

    private final String text;

    Arrival(String text) {
        this.text = text;
    }

    /** How the table in the documents says it. */
    String text() {
        return text;
    }

    /** The simple name of the class that it arrives as, where that is another. */
    String className() {
        return text.replace("`", "");
    }
}
