package io.github.processpool.core.codec;

/** A record component or a field: its name in JSON, and what can stand there. */
final class Member {
    final FieldName name;
    final Slot slot;

    Member(String name, Class<?> declared) {
        this.name = FieldName.of(name);
        this.slot = new Slot(declared);
    }
}
