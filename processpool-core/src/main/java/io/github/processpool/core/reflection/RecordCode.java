package io.github.processpool.core.reflection;

import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;

/**
 * Writes the class file of a class beside a record's: a {@code BiConsumer} of a record and an array, into which it puts
 * the record's components, and a {@code Function} of such an array that returns a record. Its code has no branches.
 */
final class RecordCode {
    private static final String OBJECT = "java/lang/Object";
    private static final String OBJECTS = "[Ljava/lang/Object;";
    private static final int MAGIC = 0xcafebabe;
    private static final int JAVA_17 = 61;
    private static final int FINAL = 0x1030; // with the flags that classes without source have
    private static final int PUBLIC = 1;

    private static final int SIPUSH = 0x11;
    private static final int ALOAD = 0x19;
    private static final int AALOAD = 0x32;
    private static final int AASTORE = 0x53;
    private static final int DUP = 0x59;
    private static final int ARETURN = 0xb0;
    private static final int RETURN = 0xb1;
    private static final int INVOKEVIRTUAL = 0xb6;
    private static final int INVOKESPECIAL = 0xb7;
    private static final int INVOKESTATIC = 0xb8;
    private static final int NEW = 0xbb;
    private static final int CHECKCAST = 0xc0;

    private static final int THIS = 0; // local variables
    private static final int FIRST_PARAMETER = 1;
    private static final int SECOND_PARAMETER = 2;
    private static final int LOCALS = 3;

    private static final int MOST_BESIDE_ARGUMENTS = 4; // on the stack

    private final ClassConstants constants = new ClassConstants();
    private final String type;
    private final RecordComponent[] components;

    private RecordCode(Class<?> type, RecordComponent[] components) {
        this.type = type.getName().replace('.', '/');
        this.components = components;
    }

    static byte[] of(Class<?> type, RecordComponent[] components) {
        return new RecordCode(type, components).write();
    }

    private byte[] write() {
        ClassFileBytes body = new ClassFileBytes()
                .int2(FINAL)
                .int2(constants.type(type + "$$Components"))
                .int2(constants.type(OBJECT))
                .int2(2)
                .int2(constants.type("java/util/function/Function"))
                .int2(constants.type("java/util/function/BiConsumer"))
                .int2(0) // fields
                .int2(3)
                .add(method("<init>", "()V", constructorCode()))
                .add(method("apply", "(Ljava/lang/Object;)Ljava/lang/Object;", factoryCode()))
                .add(method("accept", "(Ljava/lang/Object;Ljava/lang/Object;)V", readerCode()))
                .int2(0); // attributes
        return new ClassFileBytes()
                .int4(MAGIC)
                .int2(0)
                .int2(JAVA_17)
                .add(constants.all())
                .add(body)
                .toByteArray();
    }

    private ClassFileBytes constructorCode() {
        return new ClassFileBytes()
                .int1(ALOAD)
                .int1(THIS)
                .int1(INVOKESPECIAL)
                .int2(constants.method(OBJECT, "<init>", "()V"))
                .int1(RETURN);
    }

    private ClassFileBytes factoryCode() {
        ClassFileBytes code = new ClassFileBytes();
        int array = constants.type(OBJECTS);
        code.int1(NEW).int2(constants.type(type)).int1(DUP);
        StringBuilder descriptor = new StringBuilder("(");
        for (int i = 0; i < components.length; i++) {
            Class<?> component = components[i].getType();
            descriptor.append(component.descriptorString());
            element(code, FIRST_PARAMETER, array, i).int1(AALOAD);
            unbox(code, component);
        }
        return code.int1(INVOKESPECIAL)
                .int2(constants.method(type, "<init>", descriptor.append(")V").toString()))
                .int1(ARETURN);
    }

    private ClassFileBytes readerCode() {
        ClassFileBytes code = new ClassFileBytes();
        int record = constants.type(type);
        int array = constants.type(OBJECTS);
        for (int i = 0; i < components.length; i++) {
            Class<?> component = components[i].getType();
            String descriptor = "()" + component.descriptorString();
            element(code, SECOND_PARAMETER, array, i)
                    .int1(ALOAD)
                    .int1(FIRST_PARAMETER)
                    .int1(CHECKCAST)
                    .int2(record)
                    .int1(INVOKEVIRTUAL)
                    .int2(constants.method(type, components[i].getName(), descriptor));
            box(code, component);
            code.int1(AASTORE);
        }
        return code.int1(RETURN);
    }

    /** Pushes the array that is a parameter, and an index into it. */
    private static ClassFileBytes element(ClassFileBytes code, int parameter, int arrayType, int index) {
        return code.int1(ALOAD)
                .int1(parameter)
                .int1(CHECKCAST)
                .int2(arrayType)
                .int1(SIPUSH)
                .int2(index);
    }

    private void unbox(ClassFileBytes code, Class<?> component) {
        String boxed = boxed(component);
        code.int1(CHECKCAST).int2(constants.type(boxed));
        if (component.isPrimitive()) {
            String descriptor = "()" + component.descriptorString();
            code.int1(INVOKEVIRTUAL).int2(constants.method(boxed, component.getName() + "Value", descriptor));
        }
    }

    private void box(ClassFileBytes code, Class<?> component) {
        if (component.isPrimitive()) {
            String boxed = boxed(component);
            String descriptor = "(" + component.descriptorString() + ")L" + boxed + ";";
            code.int1(INVOKESTATIC).int2(constants.method(boxed, "valueOf", descriptor));
        }
    }

    private static String boxed(Class<?> component) {
        return MethodType.methodType(component).wrap().returnType().getName().replace('.', '/');
    }

    private ClassFileBytes method(String name, String descriptor, ClassFileBytes code) {
        int attribute = constants.name("Code");
        int most = MOST_BESIDE_ARGUMENTS + 2 * components.length; // a long argument counts twice
        ClassFileBytes content = new ClassFileBytes()
                .int2(most)
                .int2(LOCALS)
                .int4(code.size())
                .add(code)
                .int2(0) // exceptions
                .int2(0); // attributes
        return new ClassFileBytes()
                .int2(PUBLIC)
                .int2(constants.name(name))
                .int2(constants.name(descriptor))
                .int2(1)
                .int2(attribute)
                .int4(content.size())
                .add(content);
    }
}
