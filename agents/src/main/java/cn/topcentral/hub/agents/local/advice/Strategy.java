package cn.topcentral.hub.agents.local.advice;

import cn.topcentral.hub.agents.local.words.Claim;
import cn.topcentral.hub.agents.local.words.Proof;
import cn.topcentral.hub.agents.statistics.Complaints;
import cn.topcentral.hub.agents.statistics.Topic;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The line to take, from what stands next and from what the customer keeps coming back to. */
final class Strategy {
    private static final int MESSAGES = 3;
    private static final int OFTEN = 2;
    private static final Set<String> NEARLY_SOLD = Set.of("试模", "小单", "批量");

    private final Situation situation;

    Strategy(Situation situation) {
        this.situation = situation;
    }

    /** Trouble first, then what may be lost, then what may be won. */
    Optional<Claim<String>> approach() {
        List<Complaints.Case> open = situation.statistics().complaints().open();
        if (!open.isEmpty()) {
            return Claim.of("先把投诉了结，再谈生意", Proof.of(open.get(open.size() - 1).newest()));
        }
        if (situation.buying().rhythm().silent()
                || situation.insight().lifecycleStage().equals("流失风险")) {
            return situation.byLatestWord("主动上门，把老客户拉回来");
        }
        return situation
                .asked()
                .findFirst()
                .flatMap(asked -> Claim.of(
                                NEARLY_SOLD.contains(asked.stage())
                                        ? "推进成交：盯住" + asked.product() + "的" + asked.stage()
                                        : asked.competitors().isEmpty()
                                                ? "样品切入：先让" + asked.product() + "上机"
                                                : "讲总成本，不拼单价",
                                situation.words(asked.product()).flatMap(saying -> saying.proof()))
                        .or(() -> situation.byLatestWord("跟紧客户正在问的事")))
                .or(() -> situation.byLatestWord(situation.buying().rhythm().known() ? "稳住复购，再带新品" : "保持联系，摸清用料和用量"));
    }

    List<Claim<String>> messages() {
        List<Topic> ranked = situation.concerns().ranked();
        long often = ranked.stream()
                .filter(topic -> situation.concerns().occasions(topic) >= OFTEN)
                .count();
        return ranked.stream()
                .limit(Math.min(MESSAGES, Math.max(1, often)))
                .flatMap(topic -> situation
                        .concerns()
                        .claim(
                                topic,
                                message(topic) + "（近半年" + situation.concerns().occasions(topic) + "次谈到" + topic.label()
                                        + "）")
                        .stream())
                .toList();
    }

    Optional<Claim<String>> proposition() {
        String product = situation.product().orElse("我们的料");
        return situation.concerns().ranked().stream()
                .findFirst()
                .flatMap(topic -> situation.concerns().claim(topic, proposition(topic, product)));
    }

    private static String message(Topic topic) {
        return switch (topic) {
            case PRICE -> "单价放到总成本里讲";
            case QUALITY -> "批次稳定，拿检验数据说话";
            case DELIVERY -> "交期说到做到，不让产线等料";
            case PAYMENT_TERMS -> "账期和用量一起谈";
            case TECHNOLOGY -> "工艺问题有人到现场解决";
            case CERTIFICATION -> "证书齐全，来源可查";
            case SUPPLY -> "货源有保障，旺季不断料";
            case SERVICE -> "有问必回，一个人跟到底";
            case SAMPLE -> "先试后买，试样全程有人跟";
        };
    }

    private static String proposition(Topic topic, String product) {
        return switch (topic) {
            case PRICE -> "用" + product + "，少返工少停线，算总账不吃亏";
            case QUALITY -> product + "批批一样，上线少返工";
            case DELIVERY -> product + "到得准，产线不用等料";
            case PAYMENT_TERMS -> product + "的用量稳下来，付款条件一步步谈";
            case TECHNOLOGY -> "不只卖" + product + "，打样、烘料、调机一起做";
            case CERTIFICATION -> product + "证书齐、可追溯，客户审厂不怕查";
            case SUPPLY -> product + "留好库存，旺季也不断料";
            case SERVICE -> product + "从报价到售后一个人跟到底";
            case SAMPLE -> product + "先用试样说话，合格了再谈量";
        };
    }
}
