package io.github.processpool.core.snippets;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of a class file that say which methods it has and what their code refers to. */
final class ClassFile {
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int METHOD_HANDLE = 15;

    /** A field or method that code names. */
    record Reference(String owner, String name, String descriptor) {}

    /** A constant: its text, or the positions of its parts. */
    private record Constant(int tag, String text, int first, int second) {}

    private final @Nullable Constant[] constants;
    private final List<String> supertypes = new ArrayList<>();
    private final Map<String, byte[]> code = new LinkedHashMap<>(); // by name and descriptor
    private final List<List<Reference>> bootstraps = new ArrayList<>();

    private ClassFile(@Nullable Constant[] constants) {
        this.constants = constants;
    }

    static ClassFile parse(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        in.skipNBytes(8); // magic number and version
        ClassFile file = new ClassFile(readConstants(in));
        in.skipNBytes(4); // access flags and its own name
        file.readSupertypes(in);
        file.readMembers(in); // fields, which have no code
        file.readMembers(in);
        file.readBootstraps(in);
        return file;
    }

    private static @Nullable Constant[] readConstants(DataInputStream in) throws IOException {
        @Nullable Constant[] constants = new Constant[in.readUnsignedShort()];
        for (int i = 1; i < constants.length; i++) {
            int tag = in.readUnsignedByte();
            constants[i] = readConstant(in, tag);
            i += tag == LONG || tag == DOUBLE ? 1 : 0; // these take two entries
        }
        return constants;
    }

    private static Constant readConstant(DataInputStream in, int tag) throws IOException {
        return switch (tag) {
            case UTF8 -> new Constant(tag, in.readUTF(), 0, 0);
            case LONG, DOUBLE -> {
                in.skipNBytes(8);
                yield new Constant(tag, "", 0, 0);
            }
            case CLASS, 8, 16, 19, 20 -> new Constant(tag, "", in.readUnsignedShort(), 0);
            case METHOD_HANDLE -> new Constant(tag, "", in.readUnsignedByte(), in.readUnsignedShort());
            default -> new Constant(tag, "", in.readUnsignedShort(), in.readUnsignedShort());
        };
    }

    private void readSupertypes(DataInputStream in) throws IOException {
        int superclass = in.readUnsignedShort();
        if (superclass != 0) {
            supertypes.add(className(superclass));
        }
        for (int i = in.readUnsignedShort(); i > 0; i--) {
            supertypes.add(className(in.readUnsignedShort()));
        }
    }

    private void readMembers(DataInputStream in) throws IOException {
        for (int i = in.readUnsignedShort(); i > 0; i--) {
            in.skipNBytes(2);
            String signature = text(in.readUnsignedShort()) + text(in.readUnsignedShort());
            for (int j = in.readUnsignedShort(); j > 0; j--) {
                boolean isCode = text(in.readUnsignedShort()).equals("Code");
                byte[] content = in.readNBytes(in.readInt());
                if (isCode) {
                    code.put(signature, content);
                }
            }
        }
    }

    private void readBootstraps(DataInputStream in) throws IOException {
        for (int i = in.readUnsignedShort(); i > 0; i--) {
            boolean wanted = text(in.readUnsignedShort()).equals("BootstrapMethods");
            int length = in.readInt();
            if (!wanted) {
                in.skipNBytes(length);
                continue;
            }
            for (int j = in.readUnsignedShort(); j > 0; j--) {
                in.skipNBytes(2);
                bootstraps.add(readHandles(in));
            }
        }
    }

    private List<Reference> readHandles(DataInputStream in) throws IOException {
        List<Reference> handles = new ArrayList<>();
        for (int i = in.readUnsignedShort(); i > 0; i--) {
            Constant argument = constant(in.readUnsignedShort());
            if (argument.tag == METHOD_HANDLE) {
                handles.add(reference(argument.second));
            }
        }
        return handles;
    }

    /** Returns the internal names of its superclass and interfaces. */
    List<String> supertypes() {
        return supertypes;
    }

    /** Returns its methods that have code, each as its name and its descriptor. */
    Iterable<String> methods() {
        return code.keySet();
    }

    /** Returns the content of a method's code attribute; null if there is none. */
    byte @Nullable [] code(String method) {
        return code.get(method);
    }

    /** Returns the field or method that a constant names. */
    Reference reference(int index) {
        Constant member = constant(index);
        Constant nameAndType = constant(member.second);
        return new Reference(className(member.first), text(nameAndType.first), text(nameAndType.second));
    }

    /** Returns the methods that an invokedynamic instruction passes on, as those of lambdas do. */
    List<Reference> handles(int index) {
        return bootstraps.get(constant(index).first);
    }

    String className(int index) {
        return text(constant(index).first);
    }

    private String text(int index) {
        return constant(index).text;
    }

    private Constant constant(int index) {
        Constant constant = constants[index];
        if (constant == null) {
            throw new IllegalArgumentException("no constant " + index);
        }
        return constant;
    }
}
