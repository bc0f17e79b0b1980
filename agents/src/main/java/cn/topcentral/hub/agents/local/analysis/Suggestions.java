package cn.topcentral.hub.agents.local.analysis;

import cn.topcentral.hub.agents.local.classify.Verdict;
import cn.topcentral.hub.agents.local.extract.Extraction;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import java.util.ArrayList;
import java.util.List;

/** What to do beyond the follow-ups: by the intent, by what was left unsaid, and by how the customer feels. */
final class Suggestions {
    private static final int MOST = 4;

    private final Verdict verdict;
    private final Extraction facts;
    private final Highlights highlights;
    private final List<String> suggestions = new ArrayList<>();

    private Suggestions(Verdict verdict, Extraction facts, Highlights highlights) {
        this.verdict = verdict;
        this.facts = facts;
        this.highlights = highlights;
    }

    static List<String> of(Verdict verdict, Extraction facts, Highlights highlights) {
        Suggestions made = new Suggestions(verdict, facts, highlights);
        made.byAttitude();
        made.byIntent();
        return made.suggestions.stream().limit(MOST).toList();
    }

    private void byAttitude() {
        boolean negative = verdict.sentiment() == SentimentClass.NEGATIVE;
        add(negative && highlights.has("threat"), "请销售经理当天亲自联系，先稳住客户");
        add(negative && verdict.intent() != IntentCategory.COMPLAINT && !highlights.has("threat"), "先打电话听客户说完，再给方案");
        add(
                !facts.competitors().isEmpty() && verdict.intent() != IntentCategory.OTHER,
                "客户拿" + String.join("、", facts.competitors()) + "作比较，讲清我们在批次稳定和交期上的差别");
    }

    private void byIntent() {
        switch (verdict.intent()) {
            case INQUIRY -> inquiry();
            case COMPLAINT -> complaint();
            case ORDER -> order();
            case PAYMENT -> {
                add(true, "转财务核对，当天给客户回话");
                add(highlights.has("invoice"), "把发票单号或快递单号一并发给客户");
            }
            case DELIVERY -> {
                add(true, "把车牌、司机电话和预计到达时间一次发给客户");
                add(verdict.urgency() == UrgencyLevel.HIGH, "今天跟到货物落地，到了再报一次");
            }
            case AFTER_SALES -> {
                add(true, "转售后排期，告诉客户谁来、哪天来");
                add(facts.products().isEmpty(), "问清牌号和批号");
            }
            case TECHNICAL -> {
                add(true, "转技术支持，附上对应的TDS或测试报告");
                add(facts.products().isEmpty(), "问清牌号、制品和壁厚");
            }
            case COOPERATION -> {
                add(true, "约双方负责人见面，会前发公司介绍和业绩");
                add(facts.quantity().isEmpty(), "问清预计年用量，作为方案的起点");
            }
            case OTHER -> add(verdict.sentiment() == SentimentClass.POSITIVE, "回一句问候，顺带问问近期用料");
        }
    }

    private void inquiry() {
        add(verdict.urgency() == UrgencyLevel.HIGH, "今天先回一个价，细节随后补");
        add(verdict.urgency() == UrgencyLevel.MEDIUM, "24小时内报价，写明含税、运费和有效期");
        add(facts.products().isEmpty(), "问清牌号、颜色和用途");
        add(facts.quantity().isEmpty(), "问清用量和送货地点，便于报阶梯价");
        facts.price()
                .ifPresent(price ->
                        add(true, "报价前核对成本，客户谈到的价是" + price.stripTrailingZeros().toPlainString() + "元/吨"));
    }

    private void complaint() {
        add(true, "两小时内由主管致电致歉，先听后说");
        add(true, "索取批号、照片和数量，立案跟踪到关闭");
        add(highlights.has("demand") || highlights.has("harm"), "与质量部定下答复日期，书面告知客户");
    }

    private void order() {
        add(true, "核对牌号、数量、单价、交期后回签");
        add(facts.price().isEmpty(), "合同里写明单价和含税条件");
        add(facts.dates().isEmpty(), "与客户约定交货日期");
    }

    private void add(boolean applies, String suggestion) {
        if (applies) {
            suggestions.add(suggestion);
        }
    }
}
