package io.github.processpool.core.shared;

import io.github.processpool.EncodingException;
import io.github.processpool.core.types.SharedHandle;
import io.github.processpool.core.types.SharedObject;

/** Makes the proxy that belongs to a handle. */
final class Proxies {
    private Proxies() {}

    static SharedObject of(Link link, SharedHandle handle) {
        Remote remote = new Remote(link, handle);
        return switch (handle.kind()) {
            case "list" -> new ListProxy<>(remote);
            case "map" -> new MapProxy<>(remote);
            case "queue" -> new QueueProxy<>(remote);
            case "lock" -> new LockProxy(remote);
            case "condition" -> new ConditionProxy(remote);
            case "semaphore" -> new SemaphoreProxy(remote);
            case "event" -> new EventProxy(remote);
            case "barrier" -> new BarrierProxy(remote);
            case "value" -> new ValueProxy<>(remote);
            case "counter" -> new LongProxy(remote);
            case "pipe" -> new PipeProxy<>(remote);
            case "connection" -> new ConnectionProxy<>(remote);
            default -> throw new EncodingException("there are no shared objects of kind " + handle.kind());
        };
    }

    static boolean isPart(SharedHandle handle, SharedHandle whole) {
        String partsKind = switch (whole.kind()) {
            case "lock" -> "condition";
            case "pipe" -> "connection";
            default -> "";
        };
        return handle.kind().equals(partsKind) && handle.detail().matches("\\d{1,18}");
    }
}
