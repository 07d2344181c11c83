package io.github.processpool.core.values;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.types.SharedHandle;
import io.github.processpool.core.types.SharedObject;

/** Shared objects: only the handle is sent, to a worker of this JVM or back to the JVM that has the object's state. */
final class SharedCodec extends Codec {
    static final String TYPE_NAME = "shared";
    static final SharedCodec INSTANCE = new SharedCodec();

    private SharedCodec() {
        super(TYPE_NAME);
    }

    @Override
    public boolean namesClass() {
        return false;
    }

    @Override
    public void writeDescribed(ValueWriter out, Object value) {
        SharedObject object = (SharedObject) value;
        SharedHandle handle = object.handle();
        boolean reachable = out.isForWorker() ? object.isHere() || object.travelsOn() : !object.isHere();
        if (!reachable) {
            throw new ValueProblem(
                    object.isHere()
                            ? "a shared " + handle.kind()
                                    + " can't be given to the parent of the JVM that made it: let the"
                                    + " parent make it, and pass it to the task"
                            : "a shared " + handle.kind()
                                    + " of the parent can't be given to a worker of this worker: let"
                                    + " the task make a Manager of its own for its pool");
        }
        out.startTag(this);
        out.startTagValue();
        out.startArray();
        out.json.writeString(handle.kind());
        out.json.writeString(handle.id());
        out.json.writeString(handle.detail());
        out.endArray();
        out.endTag();
    }

    @Override
    public Object readTagged(ValueReader in, Tag tag) {
        in.expectArray();
        SharedHandle handle = new SharedHandle(part(in), part(in), part(in));
        if (in.nextItem()) {
            throw new ValueProblem("a shared object with more than its kind, id and detail");
        }
        return in.types().shared(handle);
    }

    private static String part(ValueReader in) {
        in.next();
        return in.text();
    }

    @Override
    public void requireFits(Class<?> declared, Object value) {
        if (!declared.isInstance(value)) {
            throw new ValueProblem("a shared " + ((SharedObject) value).handle().kind()
                    + " can't be encoded here: it is no " + declared.getName());
        }
    }
}
