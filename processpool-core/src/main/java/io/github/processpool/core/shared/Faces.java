package io.github.processpool.core.shared;

import io.github.processpool.EncodingException;
import io.github.processpool.core.types.SharedHandle;
import io.github.processpool.core.types.SharedObject;

/** Makes the face that belongs to a handle. */
final class Faces {
    private Faces() {}

    static SharedObject of(Link link, SharedHandle handle) {
        Remote remote = new Remote(link, handle);
        return switch (handle.kind()) {
            case "list" -> new ListFace<>(remote);
            case "map" -> new MapFace<>(remote);
            case "queue" -> new QueueFace<>(remote);
            case "lock" -> new LockFace(remote);
            case "condition" -> new ConditionFace(remote);
            case "semaphore" -> new SemaphoreFace(remote);
            case "event" -> new EventFace(remote);
            case "barrier" -> new BarrierFace(remote);
            case "value" -> new ValueFace<>(remote);
            case "counter" -> new LongFace(remote);
            case "pipe" -> new PipeFace<>(remote);
            case "connection" -> new ConnectionFace<>(remote);
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

    static ConditionFace condition(Remote lock, long number) {
        return new ConditionFace(part(lock, "condition", number));
    }

    static <E> ConnectionFace<E> connection(Remote pipe, int end) {
        return new ConnectionFace<>(part(pipe, "connection", end));
    }

    private static Remote part(Remote whole, String kind, long number) {
        SharedHandle handle = new SharedHandle(kind, whole.handle().id(), Long.toString(number));
        return new Remote(whole.link(), handle);
    }
}
