package cn.topcentral.hub.bench.agents;

import cn.topcentral.hub.agents.analysis.AnalysisRequest;
import cn.topcentral.hub.agents.local.analysis.LocalCommunicationAnalyst;
import cn.topcentral.hub.bench.measure.Benchmark;
import cn.topcentral.hub.bench.measure.Figure;
import cn.topcentral.hub.bench.measure.Figure.Target;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.communication.CommunicationType;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** How many messages the house's own engine reads: its load, its speed on two threads, its cost per longer message. */
public final class LocalBenchmark implements Benchmark {
    private static final String NAME = "agents";
    private static final int THREADS = 2;

    /** Said in a chat; each run appends a number, so that nothing is remembered from the one before. */
    private static final List<String> SHORT = List.of(
            "PCR-ABS-1000 现在什么价，要20吨",
            "上次那批有黑点，你们来人看看",
            "货什么时候到，仓库等着呢",
            "款下午打过去了，查一下",
            "好的，谢谢",
            "UL黄卡发我一份",
            "合同盖好章寄回来了",
            "能不能再便宜两百，别家报14.8");

    private static final String FIVE_SENTENCES =
            "张经理你好，上次说的 PCR-ABS-1000 我们试过了，颜色没问题。冲击稍微低一点，技术说可以接受。下周三之前能不能先送5吨过来？" + "价格就按 1.52万/吨 含税。付款还是月结60天，编号 ";

    private final int messages;

    public LocalBenchmark(int messages) {
        this.messages = messages;
    }

    @Override
    public List<Figure> run(PrintWriter log) {
        long start = System.nanoTime();
        try (LocalCommunicationAnalyst analyst = LocalCommunicationAnalyst.load(Set.of(), Set.of())) {
            analyst.analyse(request(0, SHORT.get(0)));
            double load = (System.nanoTime() - start) / 1e9;
            log.printf("Loaded in %.1f s%n", load);
            read(analyst, messages / 2, false);
            double perSecond = read(analyst, messages, true);
            log.printf("%.0f short messages a second%n", perSecond);
            double millis = cpuMillis(analyst, Math.max(10, messages / 10));
            return List.of(
                    Figure.alone(NAME, "model loaded and first answer", "s", load, Optional.of(Target.valueAtMost(3))),
                    Figure.compared(
                            NAME,
                            "short chat messages, " + THREADS + " threads, against 100 a second",
                            "messages/s",
                            perSecond,
                            100,
                            Optional.of(Target.ratioAtLeast(1))),
                    Figure.alone(
                            NAME,
                            "CPU of a message of five sentences",
                            "ms",
                            millis,
                            Optional.of(Target.valueAtMost(60))),
                    Figure.alone(
                            NAME,
                            "memory of the process",
                            "MB",
                            residentMegabytes(),
                            Optional.of(Target.valueAtMost(1000))));
        }
    }

    private static double read(LocalCommunicationAnalyst analyst, int count, boolean measured) {
        int offset = measured ? 1_000_000 : 0;
        long start = System.nanoTime();
        List<Thread> threads = IntStream.range(0, THREADS)
                .mapToObj(thread -> new Thread(() -> {
                    for (int i = thread; i < count; i += THREADS) {
                        analyst.analyse(request(offset + i, SHORT.get(i % SHORT.size()) + " " + (offset + i)));
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        threads.forEach(LocalBenchmark::join);
        return count / ((System.nanoTime() - start) / 1e9);
    }

    private static double cpuMillis(LocalCommunicationAnalyst analyst, int count) {
        var cpu = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = cpu.getProcessCpuTime();
        for (int i = 0; i < count; i++) {
            analyst.analyse(request(i, FIVE_SENTENCES + i));
        }
        return (cpu.getProcessCpuTime() - before) / 1e6 / count;
    }

    /** The model's memory lies outside the heap; the system knows it all. */
    private static double residentMegabytes() {
        return ProcessMemory.residentBytes() / 1e6;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static AnalysisRequest request(int number, String text) {
        return new AnalysisRequest(
                "WX-" + number,
                CommunicationType.WECHAT,
                "企业微信",
                Instant.parse("2024-06-15T02:00:00Z"),
                ZoneId.of("Asia/Shanghai"),
                Optional.of("宁波奥克斯空调有限公司"),
                Speaker.CUSTOMER,
                List.of(),
                Optional.empty(),
                text);
    }
}
