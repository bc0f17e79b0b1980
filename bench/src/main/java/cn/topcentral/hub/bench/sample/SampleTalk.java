package cn.topcentral.hub.bench.sample;

import java.util.List;
import java.util.Random;

/** Short lines as buyers and sellers of recycled plastics type them. */
public final class SampleTalk {
    private static final List<String> LINES = List.of(
            "您好，%s 现在什么价？",
            "%s 要 %d 吨，下周三前能到吗",
            "含税 %d 一吨，%s 可以送样",
            "收到，我问一下仓库",
            "样品昨天寄出了，顺丰单号 SF%d，请查收",
            "%s 的冲击强度测下来偏低，我们工程师想和你们技术聊一下",
            "账期能不能做到 %d 天？财务这边卡得比较紧",
            "好的",
            "合同已经盖章，扫描件发您邮箱了",
            "上批 %s 有黑点，第 %d 包开始的，照片我发给你",
            "下个月计划用 %d 吨，先按这个量备货吧",
            "价格再看看，别家报 %d",
            "色差超标了，麻烦尽快安排人过来看一下",
            "黄卡和 RoHS 报告麻烦发一份，客户审厂要用",
            "今天下午三点电话会议，我把链接发群里",
            "熔指 %d 左右最好，%s 能调吗",
            "嗯嗯，等领导批了告诉你",
            "物流说明天到宁波，收货人还是王工吗？");
    private static final List<String> PRODUCTS =
            List.of("PCR-ABS", "PCR-PC", "PC/ABS 合金", "再生 PP", "阻燃 ABS", "PCR-PA66", "HIPS 黑色");

    private SampleTalk() {}

    /** The next line. */
    public static String line(Random random) {
        String product = PRODUCTS.get(random.nextInt(PRODUCTS.size()));
        return LINES.get(random.nextInt(LINES.size()))
                .replace("%s", product)
                .replace("%d", Integer.toString(10 + random.nextInt(15_000)));
    }
}
