package cn.topcentral.hub.connectors.phone;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which field of a record means what, by the names phones, recorder apps and spreadsheets give their columns. */
final class CallColumns {

    /** What a column can mean, with its names: the ones before win over the ones behind. */
    enum Meaning {
        NUMBER(
                "对方号码",
                "对方电话",
                "客户号码",
                "客户电话",
                "客户手机",
                "号码",
                "电话号码",
                "电话",
                "手机号码",
                "手机号",
                "手机",
                "联系电话",
                "联系方式",
                "来电号码",
                "number",
                "phonenumber",
                "phone",
                "phoneno",
                "mobile",
                "callnumber",
                "customernumber",
                "customerphone",
                "tel",
                "telephone"),
        CALLER("主叫号码", "主叫电话", "主叫", "caller", "callernumber", "callerid", "calleridnumber", "callfrom", "from"),
        CALLEE(
                "被叫号码",
                "被叫电话",
                "被叫",
                "callee",
                "calleenumber",
                "called",
                "callednumber",
                "destinationnumber",
                "destination",
                "callto",
                "to"),
        NAME("姓名", "客户姓名", "客户名称", "对方姓名", "联系人", "名称", "客户", "name", "contactname", "customername", "contact"),
        KIND("类型", "通话类型", "呼叫类型", "呼叫方向", "通话方向", "方向", "type", "calltype", "direction", "calldirection"),
        TIME(
                "开始时间",
                "通话开始时间",
                "通话时间",
                "呼叫时间",
                "拨打时间",
                "来电时间",
                "日期时间",
                "时间",
                "starttime",
                "calltime",
                "start",
                "datetime",
                "timestamp",
                "time",
                "date",
                "通话日期",
                "日期"),
        DATE("通话日期", "呼叫日期", "日期", "date", "calldate"),
        DURATION("通话时长", "时长", "持续时间", "通话秒数", "duration", "talktime", "billsec", "seconds", "callduration"),
        RESULT("通话状态", "接听状态", "通话结果", "呼叫结果", "是否接通", "状态", "结果", "status", "result", "disposition", "answered"),
        EMPLOYEE(
                "员工",
                "员工姓名",
                "坐席",
                "座席",
                "坐席姓名",
                "座席姓名",
                "坐席名称",
                "客服",
                "业务员",
                "销售",
                "经办人",
                "employee",
                "agent",
                "agentname",
                "staff"),
        EMPLOYEE_ID("工号", "员工编号", "坐席工号", "座席工号", "agentid", "employeeid"),
        OWN_NUMBER("本机号码", "本机", "员工手机", "员工号码", "坐席号码", "外显号码", "ownnumber", "line"),
        // Not "id" and 序号: exports number their rows, and the next export begins at 1 again.
        CALL_ID("通话id", "呼叫id", "通话编号", "通话标识", "流水号", "callid", "uuid", "uniqueid", "sessionid"),
        RECORDING("录音", "录音地址", "录音链接", "录音文件", "recording", "recordingurl", "recordurl", "recordfile", "rawurl"),
        NOTE("备注", "备注信息", "通话小结", "小结", "通话内容", "内容", "说明", "note", "notes", "remark", "remarks", "comment");

        @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, only its type does not say so
        private final List<String> names;

        Meaning(String... names) {
            this.names = List.of(names);
        }
    }

    /** What to tell somebody whose file has other columns. */
    static final String NEEDED =
            "a number (号码/电话/对方号码/number, or 主叫 and 被叫/caller and callee) and a time (时间/开始时间/date)";

    private static final Pattern BRACKETS = Pattern.compile("\\([^)]*\\)");
    private static final Pattern NOT_A_NAME = Pattern.compile("[^\\p{L}\\p{N}]");
    private static final Pattern IN_MINUTES = Pattern.compile(".*\\((?:分|分钟|min|minutes)\\)\\s*");

    private final Map<Meaning, String> fields = new EnumMap<>(Meaning.class);

    /** @param given the names of a record's fields */
    CallColumns(List<String> given) {
        Map<String, String> byName =
                given.stream().collect(Collectors.toMap(CallColumns::plain, field -> field, (first, again) -> first));
        for (Meaning meaning : Meaning.values()) {
            meaning.names.stream()
                    .flatMap(name -> Stream.ofNullable(byName.get(name)))
                    .findFirst()
                    .ifPresent(field -> fields.put(meaning, field));
        }
        // One column is not two things: a lone 日期 is the time.
        if (Optional.ofNullable(fields.get(Meaning.DATE)).equals(Optional.ofNullable(fields.get(Meaning.TIME)))) {
            fields.remove(Meaning.DATE);
        }
    }

    boolean suffice() {
        return fields.containsKey(Meaning.TIME)
                && (fields.containsKey(Meaning.NUMBER)
                        || fields.keySet().containsAll(Set.of(Meaning.CALLER, Meaning.CALLEE)));
    }

    boolean has(Meaning meaning) {
        return fields.containsKey(meaning);
    }

    /** What the record calls it, {@code ""} when it has no such field. */
    String fieldOf(Meaning meaning) {
        return fields.getOrDefault(meaning, "");
    }

    /** The field with that meaning, unless it is absent or empty. */
    Optional<String> find(JsonNode record, Meaning meaning) {
        return Optional.ofNullable(fields.get(meaning)).flatMap(field -> CallJson.find(record, field));
    }

    /** @throws UnreadableCallException naming the column that is empty */
    String require(JsonNode record, Meaning meaning) {
        return find(record, meaning)
                .orElseThrow(() -> new UnreadableCallException("column " + fields.get(meaning) + " is empty"));
    }

    /** What a bare number in the column of durations counts: {@code 时长(分钟)} says minutes. */
    Duration durationUnit() {
        return Optional.ofNullable(fields.get(Meaning.DURATION))
                .filter(field -> IN_MINUTES.matcher(folded(field)).matches())
                .map(field -> Duration.ofMinutes(1))
                .orElse(Duration.ofSeconds(1));
    }

    private static String plain(String field) {
        return NOT_A_NAME
                .matcher(BRACKETS.matcher(folded(field)).replaceAll(""))
                .replaceAll("");
    }

    private static String folded(String field) {
        return Normalizer.normalize(field, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
