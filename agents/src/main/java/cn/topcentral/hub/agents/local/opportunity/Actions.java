package cn.topcentral.hub.agents.local.opportunity;

import cn.topcentral.hub.agents.local.words.Wording;
import cn.topcentral.hub.storage.analysis.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to do next: first what stands against the sale, then the next step of its stage. */
final class Actions {
    private static final int AGAINST_RISKS = 3;

    private Actions() {}

    /** @param contact whom to ask again about a need that has gone quiet; empty for one that is talked about */
    static List<String> of(Episode episode, Stage stage, Worth worth, List<Risk> risks, Optional<String> contact) {
        List<String> actions = new ArrayList<>(
                risks.stream().limit(AGAINST_RISKS).map(Risk::remedy).toList());
        actions.add(contact.map(person -> awaken(episode, person)).orElseGet(() -> next(episode, stage, worth)));
        return actions.stream().distinct().toList();
    }

    private static String awaken(Episode episode, String contact) {
        return "带着新消息（现货、价格或样品）再联系一次" + contact + "，问" + episode.productText() + "还要不要做";
    }

    private static String next(Episode episode, Stage stage, Worth worth) {
        String product = episode.productText();
        return switch (stage) {
            case INQUIRY ->
                worth.price().isEmpty()
                        ? "报" + product + "价格"
                                + worth.quantity()
                                        .map(Quantity::text)
                                        .map(text -> "，按" + text + "报")
                                        .orElse("，先问清用量和用途")
                        : "跟进" + Wording.price(worth.price().orElseThrow()) + "的报价，争取先寄样";
            case SAMPLE -> "跟进" + product + "样品的试用结果，约定试模时间和判定标准";
            case TRIAL -> "派工艺工程师跟" + product + "试模，当场拿到书面结论";
            case SMALL_ORDER -> "盯紧" + product + "首批的质量和交期，谈定批量价和月度计划";
            case BULK -> "谈" + product + "锁量锁价，按月滚动排产";
        };
    }
}
