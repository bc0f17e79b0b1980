package cn.topcentral.hub.connectors.extraction;

import java.time.Duration;

/**
 * How much a file may take.
 *
 * @param heapMegabytes memory of the reading process; character recognition takes about 250 MB beside it
 * @param time from handing a file over until it is given up
 */
public record ReadingLimits(int heapMegabytes, Duration time) {
    public static final ReadingLimits DEFAULT = new ReadingLimits(768, Duration.ofMinutes(2));
}
