package io.github.processpool.core.supervise;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A worker that is a process of its own. */
record ChildJvm(List<String> command, Process process, boolean fromArchive) implements WorkerLauncher.Launched {
    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public OutputStream toWorker() {
        return process.getOutputStream();
    }

    @Override
    public InputStream fromWorker() {
        return process.getInputStream();
    }

    @Override
    public InputStream output() {
        return process.getErrorStream();
    }

    @Override
    public boolean exitsWithin(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public int awaitExit() throws InterruptedException {
        return process.waitFor();
    }

    /** They are not worth a failure. */
    @Override
    public List<ProcessHandle> descendants() {
        try {
            return ChildProcesses.mayBeOf(pid()) ? process.descendants().toList() : List.of();
        } catch (RuntimeException e) { // no descriptor is left in this process
            return List.of();
        }
    }

    /** Not Process.destroyForcibly, which would close the pipes and lose what the worker has said already. */
    @Override
    public boolean kill() {
        List<ProcessHandle> descendants = descendants();
        boolean killed = process.toHandle().destroyForcibly() || !process.isAlive();
        descendants.forEach(ProcessHandle::destroyForcibly);
        return killed;
    }
}
