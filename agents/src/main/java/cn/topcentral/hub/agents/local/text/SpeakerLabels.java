package cn.topcentral.hub.agents.local.text;

import cn.topcentral.hub.agents.analysis.AnalysisRequest;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.communication.CommunicationType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads who speaks from what transcripts put before the words: {@code 客户:}, {@code 销售 您好}, {@code [06-15 11:00] 张经理:},
 * {@code <v 李工(客户)>}, or a line of its own with name and time.
 */
final class SpeakerLabels {
    /** The words that follow, and where they begin. */
    record Turn(int labelStart, int wordsStart, Voice voice) {}

    private static final String NAME = "[^\\s:,，。!?！？;、<>\\[\\]\"“”]";
    private static final Pattern AT_LINE_START = Pattern.compile(
            "^\\s{0,8}(?:\\d{1,3}[.)]\\s?)?(?<time>[\\[(]?[\\d\\-/.:\\s]{4,24}[\\])]?\\s{0,3})?(?<label>" + NAME
                    + "{1,18}(?:(?: [(]?|[(])" + NAME + "{1,10}){0,2})\\s?:(?!//)");
    private static final Pattern VOICE_TAG = Pattern.compile("<v(?:\\.[^\\s>]{1,20})?\\s+(?<label>[^>\\n]{1,40})>");
    private static final Pattern INLINE =
            Pattern.compile("(?<=[\\s。;；!！?？\\]])(?<label>(?:客户|我方|销售|客服|访客|来电)" + NAME + "{0,8})\\s?:");
    private static final Pattern BARE = Pattern.compile("^\\s{0,4}(?<label>客户|销售|客服|来电|访客|我方|业务|坐席)\\s{1,3}(?=\\S)");
    private static final Pattern NAME_AND_TIME = Pattern.compile(
            "^(?<label>[^\\d\\s:，。,]{1,20}(?: [^\\d\\s:，。,]{1,12})?)\\s{1,4}(?:\\d{2,4}[-/年]\\d{1,2}[-/月]\\d{1,2}日?\\s{1,2})?\\d{1,2}:\\d{2}(?::\\d{2})?$");
    private static final Pattern STAMP = Pattern.compile(
            "^(?:WEBVTT.{0,40}|NOTE .{0,80}|\\d{1,5}|(?:\\d{1,2}:)?\\d{1,2}:\\d{2}[.,]\\d{1,3}\\s?--?>\\s?(?:\\d{1,2}:)?\\d{1,2}:\\d{2}[.,]\\d{1,3}.{0,40})$");

    private static final Pattern OURS = Pattern.compile(
            "我方|我司|销售|客服|坐席|业务员?|顾问|供方|卖方|乙方|Topcentral|拓普|\\b(?:sales|agent|seller|support)\\b|^我$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern THEIRS = Pattern.compile(
            "客户|访客|来电|对方|买方|甲方|用户|需方|\\b(?:customer|buyer|client|visitor|caller)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern PERSON = Pattern.compile(
            ".*(?:总|经理|工|总监|主任|科长|部长|厂长|主管|课长|会计|老板|老师|先生|女士|小姐|姐|哥|师傅|采购|质量|品质|技术|工艺|财务|研发|法务)$|^(?:老|小|阿)\\p{IsHan}$");
    private static final Pattern HEADING = Pattern.compile(
            "(?:待办|结论|参会|出席|时间|地点|主题|议题|备注|纪要|决议|下一步|行动项|附件?|注|说明|要求|问题|背景|目的|金额|数量|单价|价格|牌号|品名|交期|单号|型号|电话).{0,4}$");

    private final AnalysisRequest request;
    private final boolean labelled;
    private final boolean minutes;
    /** Whether both sides speak. In a text of one side, 王总: is a greeting and 我司: the customer's own firm. */
    private final boolean mixed;

    SpeakerLabels(AnalysisRequest request) {
        this.request = request;
        this.labelled = request.type() != CommunicationType.FORM && request.type() != CommunicationType.EMAIL;
        this.minutes = isReport(request.type());
        this.mixed = minutes || request.speaker() == Speaker.BOTH;
    }

    static boolean isReport(CommunicationType type) {
        return type == CommunicationType.VISIT || type == CommunicationType.MEETING || type == CommunicationType.VIDEO;
    }

    /** Who speaks where nothing is labelled. */
    Voice unlabelled() {
        return switch (request.speaker()) {
            case CUSTOMER -> Voice.CUSTOMER;
            case SELLER -> minutes ? Voice.REPORT : Voice.SELLER;
            case BOTH -> minutes ? Voice.REPORT : Voice.UNKNOWN;
        };
    }

    /** Whether the line holds a cue number or times only. */
    boolean isStamp(Line line) {
        return labelled
                && line.text().length() < 90
                && STAMP.matcher(line.text()).matches();
    }

    /** The turns that begin in a line, in order. */
    List<Turn> turns(String plain, Line line) {
        if (!labelled) {
            return List.of();
        }
        String text = plain.substring(line.start(), line.end());
        List<Turn> turns = new ArrayList<>();
        atStart(text, line.start()).ifPresent(turns::add);
        Matcher inline = INLINE.matcher(text);
        while (mixed && inline.find()) {
            int start = line.start() + inline.start();
            if (turns.isEmpty() || turns.get(turns.size() - 1).wordsStart() <= start) {
                voice(inline.group("label"), true)
                        .ifPresent(voice -> turns.add(new Turn(start, line.start() + inline.end(), voice)));
            }
        }
        return turns;
    }

    private Optional<Turn> atStart(String text, int offset) {
        Matcher tag = VOICE_TAG.matcher(text);
        if (tag.lookingAt()) {
            return turn(tag, offset, true);
        }
        String stripped = text.strip();
        Matcher own = NAME_AND_TIME.matcher(stripped);
        if (stripped.length() < 70 && own.matches()) {
            return voice(own.group("label"), true).map(voice -> new Turn(offset, offset + text.length(), voice));
        }
        Matcher start = AT_LINE_START.matcher(text);
        if (start.lookingAt()) {
            boolean timed = start.group("time") != null;
            return mixed || timed ? turn(start, offset, timed) : Optional.empty();
        }
        Matcher bare = BARE.matcher(text);
        return mixed && bare.lookingAt() ? turn(bare, offset, true) : Optional.empty();
    }

    /** A heading of minutes ends what the speaker before it said, and is read itself: 待办 says what follows. */
    private Optional<Turn> turn(Matcher label, int offset, boolean certain) {
        return voice(label.group("label"), certain).map(voice -> {
            int words = voice == Voice.REPORT ? label.start() : label.end();
            return new Turn(offset + label.start(), offset + words, voice);
        });
    }

    /** Whose name a label is; empty when it is no speaker. */
    private Optional<Voice> voice(String label, boolean certain) {
        String name = label.strip();
        if (THEIRS.matcher(name).find() && !HEADING.matcher(name).find()) {
            return Optional.of(Voice.CUSTOMER);
        }
        boolean ours = request.ownNames().stream().anyMatch(own -> !own.isBlank() && contains(name, own));
        if (ours || (OURS.matcher(name).find() && !HEADING.matcher(name).find())) {
            return Optional.of(Voice.SELLER);
        }
        if (HEADING.matcher(name).find()) {
            return minutes ? Optional.of(Voice.REPORT) : Optional.empty();
        }
        return certain || PERSON.matcher(name).matches() ? Optional.of(Voice.CUSTOMER) : Optional.empty();
    }

    private static boolean contains(String name, String own) {
        return name.toLowerCase(Locale.ROOT).contains(own.strip().toLowerCase(Locale.ROOT));
    }
}
