package io.github.processpool.core.wire;

/** Tells how much room messages take on their way to a worker. */
public final class MessageSize {
    private static final int HEADER_BYTES = 200;
    private static final int MOST_BYTES_OF_A_CHAR = 6; // as JSON

    private MessageSize() {}

    /** Returns how many bytes a message takes, or some more. */
    public static long atMost(ToWorker message) {
        return HEADER_BYTES + textBytes(message);
    }

    private static long textBytes(ToWorker message) {
        if (message instanceof ToWorker.Chunk chunk) {
            return chunk.values().sizeBytes();
        } else if (message instanceof ToWorker.Reply reply) {
            return reply.values().sizeBytes();
        } else if (message instanceof ToWorker.Function function) {
            return (long) function.description().to() - function.description().from();
        } else if (message instanceof ToWorker.Given given) {
            return 2L * given.content().length; // as base64
        } else if (message instanceof ToWorker.Refused refused) {
            return MOST_BYTES_OF_A_CHAR * (long) refused.message().length();
        } else if (message instanceof ToWorker.Missing missing) {
            return MOST_BYTES_OF_A_CHAR * (long) missing.reason().length();
        } else if (message instanceof ToWorker.Prepare prepare) {
            return MOST_BYTES_OF_A_CHAR * (long) prepare.className().length();
        }
        return 0;
    }
}
