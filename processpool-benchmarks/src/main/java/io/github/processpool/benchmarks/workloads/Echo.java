package io.github.processpool.benchmarks.workloads;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;

/** Sends back each message that it gets, until there are no more. */
final class Echo {
    private static final int END = -1;

    private Echo() {}

    public static void main(String[] arguments) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
                DataOutputStream out =
                        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)))) {
            for (int length = length(in); length != END; length = length(in)) {
                byte[] message = new byte[length];
                in.readFully(message);
                out.writeInt(message.length);
                out.write(message);
                out.flush();
            }
        }
    }

    private static int length(DataInputStream in) throws IOException {
        in.mark(1);
        if (in.read() < 0) {
            return END;
        }
        in.reset();
        return in.readInt();
    }
}
