package org.socai.api.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** Listens to the garbage collectors: how much of the heap was in use after each collection. */
final class HeapWatch implements AutoCloseable {
    private static final double BYTES_IN_A_MEBIBYTE = 1 << 20;

    private final Set<String> heapPools = new HashSet<>();
    private final AtomicLong most = new AtomicLong();
    private final NotificationListener listener = (notification, _) -> collected(notification);

    HeapWatch() {
        for (var pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                heapPools.add(pool.getName());
            }
        }
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener(listener, null, null);
            }
        }
    }

    private void collected(Notification notification) {
        if (notification.getUserData() instanceof CompositeData data
                && notification
                        .getType()
                        .equals(
                                GarbageCollectionNotificationInfo
                                        .GARBAGE_COLLECTION_NOTIFICATION)) {
            var info = GarbageCollectionNotificationInfo.from(data);
            long used =
                    info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                            .filter(pool -> heapPools.contains(pool.getKey()))
                            .mapToLong(pool -> pool.getValue().getUsed())
                            .sum();
            most.accumulateAndGet(used, Math::max);
        }
    }

    /** Forgets what was before. */
    void reset() {
        most.set(0);
    }

    /** Mebibytes; what is in use now, where nothing has been collected yet. */
    double mostLeft() {
        long left = most.get();
        return (left == 0 ? inUse() : left) / BYTES_IN_A_MEBIBYTE;
    }

    /** Mebibytes. */
    static double leftByFullCollection() {
        System.gc();
        return inUse() / BYTES_IN_A_MEBIBYTE;
    }

    private static long inUse() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Override
    public void close() {
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                try {
                    emitter.removeNotificationListener(listener);
                } catch (ListenerNotFoundException gone) {
                    // then there is nothing to remove
                }
            }
        }
    }
}
