package io.github.processpool.core;

import io.github.processpool.core.arrays.SharedArrays;
import io.github.processpool.core.shared.LocalManager;
import io.github.processpool.core.supervise.PoolLog;
import io.github.processpool.core.types.AllowedTypes;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedByteArray;
import io.github.processpool.shared.SharedDoubleArray;
import io.github.processpool.shared.SharedIntArray;
import io.github.processpool.shared.SharedLongArray;
import io.github.processpool.spi.SharedProvider;
import java.util.Set;

/** Makes the shared data that the API asks for. */
final class SharedDataProvider implements SharedProvider {
    private static final PoolLog LOG = new PoolLog("shared data");

    @Override
    public Manager newManager(Class<?> caller, Set<Class<?>> allowed) {
        return new LocalManager(AllowedTypes.sharedBy(caller, allowed), LOG::warn);
    }

    @Override
    public SharedLongArray newLongArray(int length) {
        return SharedArrays.newLongs(length);
    }

    @Override
    public SharedIntArray newIntArray(int length) {
        return SharedArrays.newInts(length);
    }

    @Override
    public SharedDoubleArray newDoubleArray(int length) {
        return SharedArrays.newDoubles(length);
    }

    @Override
    public SharedByteArray newByteArray(int length) {
        return SharedArrays.newBytes(length);
    }
}
