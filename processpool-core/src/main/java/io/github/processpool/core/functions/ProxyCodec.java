package io.github.processpool.core.functions;

import io.github.processpool.core.json.JsonToken;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.types.LoaderTypes;
import io.github.processpool.core.types.TypeNames;
import io.github.processpool.core.values.Codec;
import io.github.processpool.core.values.Tag;
import io.github.processpool.core.values.ValueReader;
import io.github.processpool.core.values.ValueWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/**
 * Proxies of the JDK, as Groovy makes of closures: an array of the names of their interfaces and of their handler. They
 * travel to a worker, never back.
 */
public final class ProxyCodec extends Codec {
    public static final String TYPE_NAME = "proxy";
    public static final Codec INSTANCE = new ProxyCodec();

    private ProxyCodec() {
        super(TYPE_NAME);
    }

    @Override
    public boolean namesClass() {
        return false;
    }

    @Override
    public void writeDescribed(ValueWriter out, Object value) {
        out.startTag(this);
        out.startTagValue();
        out.startArray();
        for (Class<?> each : value.getClass().getInterfaces()) {
            out.json.writeString(each.getName());
        }
        out.value(Proxy.getInvocationHandler(value));
        out.endArray();
        out.endTag();
    }

    @Override
    public Object readTagged(ValueReader in, Tag tag) {
        LoaderTypes types = LoaderTypes.requireWorker(in.types());
        List<Class<?>> interfaces = new ArrayList<>();
        in.expectArray();
        while (in.next() == JsonToken.VALUE_STRING) {
            interfaces.add(TypeNames.find(in.text(), types));
        }
        if (!(in.value() instanceof InvocationHandler handler) || in.nextItem()) {
            throw new ValueProblem("a proxy without a handler");
        }
        try {
            return Proxy.newProxyInstance(types.loader(), interfaces.toArray(new Class<?>[0]), handler);
        } catch (IllegalArgumentException e) {
            throw new ValueProblem("a proxy of " + interfaces + " can't be made (" + e.getMessage() + ")", e);
        }
    }
}
