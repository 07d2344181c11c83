package io.github.processpool.core.reflection;

/** The constant pool of a class file that is being written. Each method adds a constant and returns its number. */
final class ClassConstants {
    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int METHOD = 10;
    private static final int NAME_AND_TYPE = 12;

    private final ClassFileBytes bytes = new ClassFileBytes();
    private int last;

    int name(String name) {
        bytes.int1(UTF8).name(name);
        return ++last;
    }

    /** {@code name} is an internal one, or the descriptor of an array. */
    int type(String name) {
        int text = name(name);
        bytes.int1(CLASS).int2(text);
        return ++last;
    }

    int method(String owner, String name, String descriptor) {
        int type = type(owner);
        int nameNumber = name(name);
        int descriptorNumber = name(descriptor);
        bytes.int1(NAME_AND_TYPE).int2(nameNumber).int2(descriptorNumber);
        int nameAndType = ++last;
        bytes.int1(METHOD).int2(type).int2(nameAndType);
        return ++last;
    }

    /** Returns the whole pool, with its size in front. */
    ClassFileBytes all() {
        return new ClassFileBytes().int2(last + 1).add(bytes);
    }
}
