package io.github.processpool.core.objects;

import io.github.processpool.core.json.FieldName;
import io.github.processpool.core.values.Slot;

/** A record component or a field: its name in JSON, and what can stand there. */
final class Member {
    final FieldName name;
    final Slot slot;

    Member(String name, Class<?> declared) {
        this.name = FieldName.of(name);
        this.slot = new Slot(declared);
    }
}
