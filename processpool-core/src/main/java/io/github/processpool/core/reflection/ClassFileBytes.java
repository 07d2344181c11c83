package io.github.processpool.core.reflection;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Numbers and names as they stand in class files. */
final class ClassFileBytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

    ClassFileBytes int1(int value) {
        bytes.write(value);
        return this;
    }

    ClassFileBytes int2(int value) {
        return int1(value >> 8).int1(value);
    }

    ClassFileBytes int4(int value) {
        return int2(value >> 16).int2(value);
    }

    ClassFileBytes add(ClassFileBytes more) {
        bytes.writeBytes(more.toByteArray());
        return this;
    }

    /** Adds a name without NUL and without characters beyond 16 bits: class files encode these in another way than UTF-8. */
    ClassFileBytes name(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        int2(utf8.length);
        bytes.writeBytes(utf8);
        return this;
    }

    int size() {
        return bytes.size();
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
