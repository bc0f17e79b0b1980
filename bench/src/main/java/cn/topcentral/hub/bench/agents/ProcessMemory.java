package cn.topcentral.hub.bench.agents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory this process holds. */
final class ProcessMemory {
    private static final int KILOBYTE = 1024;

    private ProcessMemory() {}

    /** From Linux's account of the process; 0 where there is none. */
    static long residentBytes() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0)
                    * KILOBYTE;
        } catch (IOException e) {
            return 0;
        }
    }
}
