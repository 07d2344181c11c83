package io.github.processpool.core.functions;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.Allocator;
import io.github.processpool.core.reflection.InstanceField;
import io.github.processpool.core.types.LoaderTypes;
import io.github.processpool.core.values.Codec;
import io.github.processpool.core.values.PlainCodec;
import io.github.processpool.core.values.Slot;
import io.github.processpool.core.values.UnsupportedCodec;
import io.github.processpool.core.values.ValueReader;
import io.github.processpool.core.values.ValueWriter;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Groovy's closures, method pointers, and the handlers of the proxies that they are coerced to: by their fields, because
 * some have hooks that refuse to read them. Their owner and delegate stay behind if these can't be sent. They travel to a
 * worker, never back.
 */
public final class ClosureCodec extends PlainCodec {
    private static final String CLOSURE = "groovy.lang.Closure";
    private static final String HANDLER = "org.codehaus.groovy.runtime.ConversionHandler";
    private static final String LIBRARY = "org.codehaus.groovy.runtime.";
    private static final Set<String> SURROUNDINGS =
            Set.of(CLOSURE + ".owner", CLOSURE + ".delegate", CLOSURE + ".thisObject");
    private static final Set<String> CACHES =
            Set.of(CLOSURE + ".bcw", HANDLER + ".metaClass", HANDLER + ".handleCache");
    private static final Set<String> CALLED = Set.of(CLOSURE + ".owner", HANDLER + ".delegate");

    /** A field that belongs to the state. */
    private record Member(InstanceField field, Slot slot, boolean isCache, boolean isAround) {
        static Member of(InstanceField field) {
            String name = qualified(field);
            return new Member(
                    field.inReach(), new Slot(field.type()), CACHES.contains(name), SURROUNDINGS.contains(name));
        }
    }

    private final List<Member> members;
    private final Allocator allocator;
    private final boolean isOfLibrary;

    private ClosureCodec(Class<?> type) {
        super(type.getName());
        members = InstanceField.all(type).stream().map(Member::of).toList();
        allocator = Allocator.of(type);
        isOfLibrary = isOfLibrary(type);
    }

    /** Returns the codec of a class whose superclass is {@link #isNamed named}. */
    public static Codec of(Class<?> type) {
        try {
            return new ClosureCodec(type);
        } catch (ValueProblem e) {
            return new UnsupportedCodec(type, String.valueOf(e.getMessage()));
        }
    }

    /** Tells whether this is a superclass of such objects. */
    public static boolean isNamed(String superclass) {
        return superclass.equals(CLOSURE) || superclass.equals(HANDLER);
    }

    /** Tells whether it is a class of Groovy's own, whose objects call the application's. */
    static boolean isOfLibrary(Class<?> type) {
        return type.getName().startsWith(LIBRARY);
    }

    /** Returns what an object of such a class calls. */
    static Object inner(Object outer) {
        Object inner = null;
        for (InstanceField field : InstanceField.all(outer.getClass())) {
            if (CALLED.contains(qualified(field))) {
                inner = field.inReach().get(outer);
            }
        }
        return inner == null ? Object.class : inner;
    }

    private static String qualified(InstanceField field) {
        Field own = field.field();
        return own == null ? "" : own.getDeclaringClass().getName() + "." + own.getName();
    }

    @Override
    public void write(ValueWriter out, Object value) {
        ValueWriter.Mark start = out.mark();
        try {
            write(out, value, false);
        } catch (ValueProblem e) {
            if (isOfLibrary) {
                throw e; // its owner is what it calls
            }
            out.backTo(start);
            write(out, value, true);
        }
    }

    private void write(ValueWriter out, Object value, boolean alone) {
        out.startObject();
        for (Member member : members) {
            boolean left = member.isCache || (alone && member.isAround);
            Object state = left ? null : member.field.get(value);
            out.json.writeName(member.field.name());
            try {
                member.slot.write(out, state);
            } catch (ValueProblem e) {
                throw e.inside("." + member.field.name(), value);
            }
        }
        out.endObject();
    }

    @Override
    public Object read(ValueReader in) {
        LoaderTypes.requireWorker(in.types());
        in.expectObject();
        Object closure = allocator.allocate();
        for (Member member : members) {
            InstanceField field = member.field;
            if (!field.name().equals(in.json.nextName())) {
                throw new ValueProblem("a closure without its " + field.name());
            }
            in.next();
            Object state = member.slot.read(in);
            field.set(closure, field.type() == ConcurrentHashMap.class ? new ConcurrentHashMap<>() : state);
        }
        in.next();
        return closure;
    }
}
