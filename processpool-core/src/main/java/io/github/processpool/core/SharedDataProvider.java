package io.github.processpool.core;

import io.github.processpool.core.shared.SharedData;
import io.github.processpool.core.supervise.PoolLog;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedByteArray;
import io.github.processpool.shared.SharedDoubleArray;
import io.github.processpool.shared.SharedIntArray;
import io.github.processpool.shared.SharedLongArray;
import io.github.processpool.spi.SharedProvider;
import java.util.Set;

/** Makes shared data for whoever asks through the API. */
final class SharedDataProvider implements SharedProvider {
    private static final PoolLog LOG = new PoolLog("shared data");

    @Override
    public Manager newManager(Class<?> caller, Set<Class<?>> allowed) {
        return SharedData.newManager(caller, allowed, LOG::warn);
    }

    @Override
    public SharedLongArray newLongArray(int length) {
        return SharedData.newLongArray(length);
    }

    @Override
    public SharedIntArray newIntArray(int length) {
        return SharedData.newIntArray(length);
    }

    @Override
    public SharedDoubleArray newDoubleArray(int length) {
        return SharedData.newDoubleArray(length);
    }

    @Override
    public SharedByteArray newByteArray(int length) {
        return SharedData.newByteArray(length);
    }
}
