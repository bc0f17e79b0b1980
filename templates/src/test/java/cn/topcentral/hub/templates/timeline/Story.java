package cn.topcentral.hub.templates.timeline;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.templates.timeline.TimelineEntry.ChatBurst;
import cn.topcentral.hub.templates.timeline.TimelineEntry.ChatLine;
import cn.topcentral.hub.templates.timeline.TimelineEntry.Labels;
import cn.topcentral.hub.templates.timeline.TimelineEntry.Single;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The customer story of seed sections 1.1 and 6.1 as records. */
public final class Story {
    public static final Instant NOW = Instant.parse("2024-06-17T17:00:00+08:00");
    public static final URI PAGE = URI.create("https://hub.topcentral.example/c/C001");
    public static final String AUX = "宁波奥克斯空调有限公司";
    public static final Optional<Labels> NONE = Optional.empty();

    private Story() {}

    public static Instant at(String local) {
        return Instant.parse("2024-" + local + ":00+08:00");
    }

    /** The id of a record of the story. */
    public static RecordId id(int number) {
        return new RecordId("REC-20240617-" + number);
    }

    public static Single single(CommunicationType type, String local, String who, String gist) {
        return new Single(
                new RecordId(type.code() + local),
                type,
                type.label(),
                Direction.INBOUND,
                at(local),
                Optional.empty(),
                who,
                gist,
                0,
                Optional.empty());
    }

    public static List<TimelineEntry> entries() {
        return List.of(
                new Single(
                        id(1),
                        CommunicationType.EMAIL,
                        "Email",
                        Direction.OUTBOUND,
                        at("06-17T15:00"),
                        Optional.empty(),
                        "李雷",
                        "发送合同草案",
                        2,
                        Optional.of(new Labels(Optional.of("合同"), Optional.of("中性"), Optional.empty()))),
                new ChatBurst(
                        CommunicationType.WECHAT,
                        "企业微信",
                        12,
                        at("06-17T10:15"),
                        at("06-17T10:42"),
                        "张经理",
                        "确认订单意向",
                        List.of(
                                new ChatLine(id(5), at("06-17T10:15"), "张经理", "首批先订20吨，月底能到吗？"),
                                new ChatLine(id(6), at("06-17T10:21"), "李雷", "可以，我今天把合同草案发您邮箱。"),
                                new ChatLine(id(7), at("06-17T10:42"), "张经理", "好的👍"))),
                new Single(
                        id(2),
                        CommunicationType.MOBILE,
                        "移动电话",
                        Direction.OUTBOUND,
                        at("06-16T16:30"),
                        Optional.of(Duration.ofMinutes(8)),
                        "张经理",
                        "讨论账期和付款方式",
                        0,
                        Optional.of(new Labels(Optional.of("付款"), Optional.of("中性"), Optional.empty()))),
                new Single(
                        id(3),
                        CommunicationType.VISIT,
                        "商务拜访",
                        Direction.OUTBOUND,
                        at("06-16T09:00"),
                        Optional.of(Duration.ofHours(2)),
                        "李工",
                        "工厂考察，讨论长期合作",
                        5,
                        Optional.of(new Labels(Optional.of("合作洽谈"), Optional.of("积极"), Optional.empty()))),
                single(CommunicationType.EMAIL, "06-15T14:00", "李工", "确认技术参数"),
                new Single(
                        id(4),
                        CommunicationType.PHONE,
                        "400电话",
                        Direction.INBOUND,
                        at("06-15T09:30"),
                        Optional.of(Duration.ofMinutes(15)),
                        "张经理",
                        "询价PCR-ABS，月需求50吨",
                        0,
                        Optional.of(new Labels(Optional.of("询价"), Optional.of("积极"), Optional.of("高")))));
    }

    public static CustomerTimeline timeline(String name, List<TimelineEntry> entries, int more, boolean demo) {
        return new CustomerTimeline(
                "C001",
                name,
                name,
                Optional.of("李雷"),
                Optional.of("A"),
                Optional.empty(),
                entries.stream().map(TimelineEntry::at).findFirst(),
                entries.size() + more,
                "近30天",
                entries,
                more,
                PAGE,
                NOW,
                demo);
    }
}
