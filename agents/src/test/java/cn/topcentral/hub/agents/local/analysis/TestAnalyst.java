package cn.topcentral.hub.agents.local.analysis;

import cn.topcentral.hub.agents.analysis.AnalysisRequest;
import cn.topcentral.hub.agents.local.calendar.ChineseCalendar;
import cn.topcentral.hub.agents.local.classify.CommunicationClassifier;
import cn.topcentral.hub.agents.local.extract.Extractor;
import cn.topcentral.hub.agents.local.extract.ProductLexicon;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.communication.CommunicationType;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The analyst as it would be had nobody given us records: its weights were learnt from our own corpora alone, so the given ones measure it. */
final class TestAnalyst {
    static final String WEIGHTS = "/cn/topcentral/hub/agents/local/classify/weights-without-given.bin";

    private TestAnalyst() {}

    static LocalCommunicationAnalyst load() {
        InputStream weights = Objects.requireNonNull(TestAnalyst.class.getResourceAsStream(WEIGHTS));
        return new LocalCommunicationAnalyst(
                new Extractor(ProductLexicon.empty(), List.of(), ChineseCalendar.official()),
                CommunicationClassifier.load(weights));
    }

    /** A Wednesday, 10 o'clock. */
    static AnalysisRequest request(CommunicationType type, Speaker speaker, String content) {
        return new AnalysisRequest(
                "WX-1",
                type,
                "",
                Instant.parse("2024-06-12T02:00:00Z"),
                ZoneId.of("Asia/Shanghai"),
                Optional.of("宁波奥克斯空调有限公司"),
                speaker,
                List.of(),
                Optional.empty(),
                content);
    }

    static AnalysisRequest chat(String content) {
        return request(CommunicationType.WECHAT, Speaker.CUSTOMER, content);
    }
}
