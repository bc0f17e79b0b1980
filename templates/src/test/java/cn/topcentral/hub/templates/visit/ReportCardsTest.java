package cn.topcentral.hub.templates.visit;

import static cn.topcentral.hub.templates.timeline.GoldenCards.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.templates.visit.FiledReport.FollowUpLine;
import cn.topcentral.hub.templates.visit.FiledReport.Kind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportCardsTest {
    private static final Instant NOW = Instant.parse("2024-06-15T08:00:00Z");
    private static final Instant VISITED = Instant.parse("2024-06-15T06:30:00Z");
    private static final URI PAGE = URI.create("https://hub.example.com/c/C001");
    private static final LocalDate FRIDAY = LocalDate.of(2024, 6, 21);

    private static FiledReport visit() {
        return new FiledReport(
                "V-1a2b",
                3,
                Kind.VISIT,
                "宁波奥克斯空调有限公司",
                true,
                VISITED,
                true,
                Optional.of(Duration.ofMinutes(90)),
                Optional.of("宁波市鄞州区姜山镇奥克斯工业园"),
                List.of("张经理", "李工"),
                "看了注塑车间，PCR-ABS-1000试样通过，价格要求再降3%，下月先下10吨。",
                2,
                1,
                List.of(
                        new FollowUpLine("寄PCR-ABS-1000样品", Optional.of(FRIDAY)),
                        new FollowUpLine("更新报价", Optional.empty())),
                PAGE,
                NOW);
    }

    private static FiledReport longest() {
        return new FiledReport(
                "V-1a2b",
                3,
                Kind.VISIT,
                "宁波奥克斯空调有限公司".repeat(4),
                false,
                Instant.parse("2023-12-31T06:30:00Z"),
                true,
                Optional.of(Duration.ofHours(26)),
                Optional.of("浙江省宁波市鄞州区".repeat(9)),
                List.of("شركة البلاستيك", "👩‍💼王总", "张经理".repeat(9), "赵工", "钱工"),
                "价格".repeat(10_000),
                20,
                12,
                Collections.nCopies(7, new FollowUpLine("把新的色板和报价一起寄到车间".repeat(4), Optional.of(FRIDAY))),
                PAGE,
                NOW);
    }

    private static FiledReport oneLine(Kind kind) {
        return new FiledReport(
                "L-1a2b",
                1,
                kind,
                "奥克斯",
                true,
                VISITED,
                true,
                Optional.of(Duration.ofMinutes(5)).filter(length -> kind == Kind.CALL),
                Optional.empty(),
                List.of("张经理"),
                "问PCR-ABS-1000的交期",
                0,
                0,
                List.of(),
                PAGE,
                NOW);
    }

    private static FiledReport empty() {
        return new FiledReport(
                "V-1a2b",
                1,
                Kind.VISIT,
                "",
                false,
                VISITED,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "",
                0,
                0,
                List.of(),
                PAGE,
                NOW);
    }

    @Test
    void aFiledVisitIsShownToBeConfirmed() {
        assertGolden("visit_filed__normal", FiledReportCard.toConfirm(visit()));
        assertGolden("visit_filed__empty", FiledReportCard.toConfirm(empty()));
        assertGolden("visit_filed__very_long_rtl_and_emoji", FiledReportCard.toConfirm(longest()));
    }

    @Test
    void aClosedReportHasNoButtons() {
        assertGolden("visit_confirmed__normal", FiledReportCard.confirmed(visit()));
        assertGolden("visit_withdrawn__normal", FiledReportCard.withdrawn(visit()));
        assertThat(FiledReportCard.withdrawn(longest()).callsBack()).isFalse();
    }

    @Test
    void callsAndNotesAreShort() {
        assertGolden("call_filed__normal", FiledReportCard.toConfirm(oneLine(Kind.CALL)));
        assertGolden("note_filed__normal", FiledReportCard.toConfirm(oneLine(Kind.NOTE)));
    }

    @Test
    void anOpenReportSaysHowFarItIs() {
        OpenReport report = new OpenReport("V-1a2b", 4, Optional.of("奥克斯"), 3, 2, 1, true);
        OpenReport nothing = new OpenReport("V-1a2b", 0, Optional.empty(), 0, 0, 0, false);
        assertGolden("visit_open__normal", OpenReportCard.collecting(report));
        assertGolden("visit_open__empty", OpenReportCard.collecting(nothing));
        assertGolden(
                "visit_open__rtl_and_emoji",
                OpenReportCard.collecting(new OpenReport(
                        "V-1a2b", 4, Optional.of("👨‍👩‍👧‍👦شركة البلاستيك".repeat(5)), 3, 20, 1, true)));
        assertGolden("visit_is_it__normal", OpenReportCard.isItAReport(nothing, "去了一趟奥克斯，" + "聊".repeat(300)));
        assertGolden("visit_drop__normal", OpenReportCard.reallyDrop(report));
        assertGolden("visit_another__normal", OpenReportCard.another(report, "美的", "C002"));
    }
}
