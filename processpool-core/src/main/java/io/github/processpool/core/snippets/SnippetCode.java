package io.github.processpool.core.snippets;

import io.github.processpool.core.loaders.ClassBytes;
import io.github.processpool.core.snippets.ClassFile.Reference;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the JShell variables that a function reads, itself or through the methods and classes of other snippets. JShell
 * puts each snippet into a class of its own: a variable is a static field of that class, a method a static method, and
 * a class is nested in it. In classes that hold snippets only called methods count, because the method that evaluated
 * the snippet reads variables too. In classes that the user wrote every method counts.
 */
final class SnippetCode {
    private static final String PREFIX = "REPL.$JShell$";
    private static final String INTERNAL_PREFIX = PREFIX.replace('.', '/');

    /** A static field of a snippet's class. */
    record Variable(String className, String name) {}

    private final ClassLoader loader;
    private final Map<String, @Nullable ClassFile> files = new HashMap<>(); // by internal name
    private final Map<String, Integer> versions = new HashMap<>();
    private final Set<Variable> variables = new LinkedHashSet<>();
    private final Set<Reference> seen = new HashSet<>();
    private final Deque<Reference> open = new ArrayDeque<>();

    private SnippetCode(ClassLoader loader) {
        this.loader = loader;
    }

    /** Returns whether a class belongs to a snippet. */
    static boolean isSnippet(String className) {
        return className.startsWith(PREFIX);
    }

    /**
     * Searches the code that a function can reach.
     *
     * @param owner the internal name of the class of its method
     * @param type the function's own type, a descriptor, whose classes it may be given
     */
    static SnippetCode of(ClassLoader loader, String owner, String method, String descriptor, String type) {
        SnippetCode code = new SnippetCode(loader);
        code.reach(new Reference(owner, method, descriptor));
        code.reachClasses(type);
        code.followAll();
        return code;
    }

    /** Searches the code that the methods of a class can reach; its name is the internal one. */
    static SnippetCode of(ClassLoader loader, String type) {
        SnippetCode code = new SnippetCode(loader);
        code.reachClass(type);
        code.followAll();
        return code;
    }

    /** Returns the variables that it may read. */
    Set<Variable> variables() {
        return variables;
    }

    /**
     * Returns the snippet classes that it reaches, by name, with a number that changes when JShell changes the class.
     */
    Map<String, Integer> versions() {
        return versions;
    }

    private void reach(Reference method) {
        if (method.owner().startsWith(INTERNAL_PREFIX) && seen.add(method)) {
            open.push(method);
        }
    }

    private void followAll() {
        while (!open.isEmpty()) {
            follow(open.pop());
        }
    }

    private void follow(Reference method) {
        ClassFile file = file(method.owner());
        if (file == null) {
            return;
        }
        if (isHolder(method.owner())) {
            scan(file, method.name() + method.descriptor());
        } else if (seen.add(new Reference(method.owner(), "", ""))) {
            file.methods().forEach(each -> scan(file, each));
            file.supertypes().forEach(this::reachClass);
        }
    }

    private void reachClasses(String descriptor) {
        int start = descriptor.indexOf('L');
        while (start >= 0) {
            int end = descriptor.indexOf(';', start);
            reachClass(descriptor.substring(start + 1, end));
            start = descriptor.indexOf('L', end);
        }
    }

    private void reachClass(String name) {
        reach(new Reference(name, "<init>", "()V"));
    }

    private static boolean isHolder(String owner) {
        return owner.indexOf('$', INTERNAL_PREFIX.length()) < 0;
    }

    private @Nullable ClassFile file(String owner) {
        return files.computeIfAbsent(owner, this::parse);
    }

    /** Ignores a class that can't be read here: a worker can't get it either, and reports that. */
    private @Nullable ClassFile parse(String owner) {
        try {
            byte[] bytes = ClassBytes.of(loader, owner + ".class");
            if (bytes == null) {
                return null;
            }
            versions.put(owner.replace('/', '.'), Arrays.hashCode(bytes));
            return ClassFile.parse(bytes);
        } catch (IOException e) {
            return null;
        }
    }

    private void scan(ClassFile file, String method) {
        byte[] content = file.code(method);
        if (content == null) {
            return;
        }
        for (Instructions code = new Instructions(content); code.hasMore(); code.next()) {
            int opcode = code.opcode();
            if (opcode == Instructions.GET_STATIC) {
                read(file.reference(code.operand()));
            } else if (opcode >= Instructions.INVOKE_FIRST && opcode <= Instructions.INVOKE_LAST) {
                reach(file.reference(code.operand()));
            } else if (opcode == Instructions.INVOKE_DYNAMIC) {
                List<Reference> handles = file.handles(code.operand());
                handles.forEach(this::reach);
            } else if (opcode == Instructions.NEW) {
                reachClass(file.className(code.operand()));
            }
        }
    }

    private void read(Reference field) {
        if (field.owner().startsWith(INTERNAL_PREFIX)) {
            if (isHolder(field.owner())) {
                file(field.owner()); // its version counts
                variables.add(new Variable(field.owner().replace('/', '.'), field.name()));
            } else {
                reachClass(field.owner());
            }
        }
    }
}
