package cn.topcentral.hub.bot.web.page.board;

import cn.topcentral.hub.storage.board.StageSum;
import cn.topcentral.hub.templates.page.board.BoardPageModel.Stage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The sales in hand by how far they got. A sale at a stage went through those before it. */
record Funnel(List<StageSum> sums) {
    /** A12's stages in order, see agents {@code Opportunities.Opportunity}. */
    static final List<String> STAGES = List.of("询价", "样品", "试模", "小单", "批量");

    Funnel {
        sums = List.copyOf(sums);
    }

    long sales() {
        return sums.stream().mapToLong(StageSum::sales).sum();
    }

    String sentence() {
        if (sales() == 0) {
            return "还没有在谈的商机。客户询价或要试样以后，AI 分析会把商机列在这里。";
        }
        BigDecimal amount = sums.stream().map(StageSum::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal expected = sums.stream().map(StageSum::expected).reduce(BigDecimal.ZERO, BigDecimal::add);
        return "在谈 " + sales() + " 个商机，可能成交 " + BoardWords.money(amount) + "，按成交概率折算 " + BoardWords.money(expected)
                + "。";
    }

    List<Stage> stages(BoardLinks links) {
        List<Stage> stages = new ArrayList<>();
        if (sales() == 0) {
            return stages;
        }
        for (int i = 0; i < STAGES.size(); i++) {
            String name = STAGES.get(i);
            long here = sales(List.of(name));
            long reached = sales(STAGES.subList(i, STAGES.size()));
            long before = i == 0 ? 0 : sales(STAGES.subList(i - 1, STAGES.size()));
            stages.add(new Stage(
                    name,
                    here + " 个",
                    here == 0 ? "" : money(name),
                    i == 0 || before == 0 ? "" : "走到这一步 " + reached + " 个，是上一步的 " + BoardWords.percent(reached, before),
                    (int) Math.round(100.0 * reached / sales()),
                    links.stage(name)));
        }
        sums.stream()
                .filter(sum -> !STAGES.contains(sum.stage()))
                .forEach(sum -> stages.add(new Stage(
                        sum.stage(),
                        sum.sales() + " 个",
                        money(sum.stage()),
                        "",
                        (int) Math.round(100.0 * sum.sales() / sales()),
                        links.stage(sum.stage()))));
        return stages;
    }

    private long sales(List<String> stages) {
        return sums.stream()
                .filter(sum -> stages.contains(sum.stage()))
                .mapToLong(StageSum::sales)
                .sum();
    }

    private String money(String stage) {
        return sums.stream()
                .filter(sum -> sum.stage().equals(stage))
                .findFirst()
                .filter(sum -> sum.amount().signum() > 0)
                .map(sum -> "可能 " + BoardWords.money(sum.amount()) + "，折算 " + BoardWords.money(sum.expected()))
                .orElse("金额未知");
    }
}
