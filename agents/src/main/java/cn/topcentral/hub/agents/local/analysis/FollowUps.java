package cn.topcentral.hub.agents.local.analysis;

import cn.topcentral.hub.agents.local.classify.Reading;
import cn.topcentral.hub.agents.local.classify.Verdict;
import cn.topcentral.hub.agents.local.extract.Extraction;
import cn.topcentral.hub.agents.local.text.CommunicationText;
import cn.topcentral.hub.storage.analysis.Commitment;
import cn.topcentral.hub.storage.analysis.DateMention;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.Speaker;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be done. Where nobody said it in so many words, the intent does: whoever asks for a price waits for one, and who was written to is
 * to be asked again.
 */
final class FollowUps {
    private static final Map<IntentCategory, String> ANSWERS = Map.of(
            IntentCategory.COMPLAINT, "核实投诉并答复处理意见",
            IntentCategory.ORDER, "确认订单",
            IntentCategory.PAYMENT, "核对款项并答复",
            IntentCategory.DELIVERY, "确认交货安排",
            IntentCategory.AFTER_SALES, "安排售后处理",
            IntentCategory.TECHNICAL, "答复技术问题",
            IntentCategory.INQUIRY, "报价",
            IntentCategory.COOPERATION, "答复合作意向");

    private FollowUps() {}

    static List<Commitment> of(
            CommunicationText text, Extraction facts, Reading reading, Verdict verdict, Highlights highlights) {
        boolean said = facts.commitments().stream().anyMatch(promise -> promise.promisedBy() == Speaker.SELLER);
        Optional<String> quote = highlights.intent();
        if (said || quote.isEmpty() || verdict.intent() == IntentCategory.OTHER) {
            return facts.commitments();
        }
        List<Commitment> commitments = new ArrayList<>();
        commitments.add(new Commitment(
                title(verdict.intent(), facts, reading), Speaker.SELLER, nextDay(text, facts), quote.get()));
        commitments.addAll(facts.commitments());
        return commitments;
    }

    private static String title(IntentCategory intent, Extraction facts, Reading reading) {
        if (reading.isOursAlone()) {
            return LocalCommunicationAnalyst.ASK_AGAIN + intent.label() + "的回复";
        }
        String answer = ANSWERS.getOrDefault(intent, "答复客户");
        return intent == IntentCategory.INQUIRY && !facts.products().isEmpty()
                ? "报" + facts.products().get(0) + "价格"
                : answer;
    }

    private static Optional<LocalDate> nextDay(CommunicationText text, Extraction facts) {
        LocalDate day = text.request().time().atZone(text.request().zone()).toLocalDate();
        return facts.dates().stream()
                .map(DateMention::end)
                .filter(end -> !end.isBefore(day))
                .min(LocalDate::compareTo);
    }
}
