package io.github.processpool.core.inprocess;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A pipe in memory, which behaves as one between two processes: it holds 64 KiB, an interrupt ends no wait, and what was
 * written before the writing end was closed can still be read.
 */
final class MemoryPipe {
    private static final int CAPACITY_BYTES = 64 * 1024; // as in Linux

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final byte[] ring = new byte[CAPACITY_BYTES]; // under the lock, like every field below
    private int from; // the first byte to read
    private int count;
    private boolean writingEnded;
    private boolean readingEnded;

    private final InputStream in = new In();
    private final OutputStream out = new Out();

    InputStream in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    private int read(byte[] target, int offset, int length) throws IOException {
        lock.lock();
        try {
            while (count == 0 && !writingEnded && !readingEnded) {
                changed.awaitUninterruptibly();
            }
            if (readingEnded) {
                throw new IOException("the pipe is closed");
            }
            return count == 0 ? -1 : take(target, offset, Math.min(length, count));
        } finally {
            lock.unlock();
        }
    }

    private int take(byte[] target, int offset, int length) {
        int first = Math.min(length, CAPACITY_BYTES - from);
        System.arraycopy(ring, from, target, offset, first);
        System.arraycopy(ring, 0, target, offset + first, length - first);
        from = (from + length) % CAPACITY_BYTES;
        count -= length;
        changed.signalAll();
        return length;
    }

    private void write(byte[] source, int offset, int length) throws IOException {
        lock.lock();
        try {
            int done = 0;
            while (done < length) {
                while (count == CAPACITY_BYTES && !writingEnded && !readingEnded) {
                    changed.awaitUninterruptibly();
                }
                if (writingEnded || readingEnded) {
                    throw new IOException("the pipe is closed");
                }
                done += put(source, offset + done, Math.min(length - done, CAPACITY_BYTES - count));
            }
        } finally {
            lock.unlock();
        }
    }

    private int put(byte[] source, int offset, int length) {
        int to = (from + count) % CAPACITY_BYTES;
        int first = Math.min(length, CAPACITY_BYTES - to);
        System.arraycopy(source, offset, ring, to, first);
        System.arraycopy(source, offset + first, ring, 0, length - first);
        count += length;
        changed.signalAll();
        return length;
    }

    private int available() {
        lock.lock();
        try {
            return readingEnded ? 0 : count;
        } finally {
            lock.unlock();
        }
    }

    private void end(boolean reading) {
        lock.lock();
        try {
            readingEnded |= reading;
            writingEnded |= !reading;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private final class In extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return MemoryPipe.this.read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, target.length);
            return length == 0 ? 0 : MemoryPipe.this.read(target, offset, length);
        }

        @Override
        public int available() {
            return MemoryPipe.this.available();
        }

        @Override
        public void close() {
            end(true);
        }
    }

    private final class Out extends OutputStream {
        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, source.length);
            MemoryPipe.this.write(source, offset, length);
        }

        @Override
        public void close() {
            end(false);
        }
    }
}
