package cn.topcentral.hub.agents.local.extract;

import cn.topcentral.hub.agents.analysis.AnalysisRequest;
import cn.topcentral.hub.agents.local.calendar.ChineseCalendar;
import cn.topcentral.hub.agents.local.text.CommunicationText;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.communication.CommunicationType;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Texts to extract from, said on a Wednesday unless told otherwise. */
final class Requests {
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final LocalDate WEDNESDAY = LocalDate.of(2025, 6, 18);
    private static final Extractor EXTRACTOR = new Extractor(
            new ProductLexicon(List.of("PCR-ABS-1000", "绿塑88")), List.of("金发科技", "Kingfa"), ChineseCalendar.official());

    private Requests() {}

    static Extraction extract(String content) {
        return extract(content, CommunicationType.WECHAT, Speaker.CUSTOMER, WEDNESDAY);
    }

    static Extraction extract(String content, LocalDate day) {
        return extract(content, CommunicationType.WECHAT, Speaker.CUSTOMER, day);
    }

    static Extraction extract(String content, CommunicationType type, Speaker speaker, LocalDate day) {
        return EXTRACTOR.extract(text(content, type, speaker, day));
    }

    static CommunicationText text(String content, CommunicationType type, Speaker speaker, LocalDate day) {
        return CommunicationText.of(new AnalysisRequest(
                "WX-1",
                type,
                "",
                day.atTime(LocalTime.of(10, 30)).atZone(SHANGHAI).toInstant(),
                SHANGHAI,
                Optional.of("宁波恒泰电器有限公司"),
                speaker,
                List.of("李婷"),
                Optional.empty(),
                content));
    }
}
