package cn.topcentral.hub.agents.local.extract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.communication.CommunicationType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ExtractorPropertyTest {
    private static final String DIGITS = "零一二三四五六七八九";
    private static final List<String> PIECES = List.of(
            "PCR-ABS-1000",
            "PC/ABS",
            "尼龙",
            "15.2元/公斤",
            "一万七千八",
            "单价",
            "50吨/月",
            "两千公斤",
            "下周三",
            "7月",
            "月底前",
            "3个工作日内",
            "节后",
            "2月30日",
            "31号",
            "周五",
            "找鑫盛塑料了",
            "别家",
            "跟",
            "比",
            "客户：",
            "我方：",
            "[06-15 11:00] 张经理：",
            "\n",
            "。",
            " ",
            "，",
            "(",
            ")",
            "😀",
            "\ud83d",
            "> ",
            "-----原始邮件-----",
            "待办：",
            "请",
            "吗",
            "万",
            "块",
            "1,2",
            "．",
            "９",
            "Feb 30",
            "Q3",
            "元宵节",
            "EOD");

    @Property(tries = 400)
    void everythingFoundIsLiteral(
            @ForAll("texts") String content,
            @ForAll CommunicationType type,
            @ForAll Speaker speaker,
            @ForAll("days") LocalDate day) {
        Extraction found = Requests.extract(content, type, speaker, day);
        assertThat(found.products()).allMatch(content::contains).doesNotHaveDuplicates();
        assertThat(found.competitors()).allMatch(content::contains).doesNotHaveDuplicates();
        assertThat(found.dates()).allMatch(date -> content.contains(date.text()));
        assertThat(found.prices())
                .allMatch(price ->
                        content.contains(price.quote()) && price.perTonne().signum() > 0);
        assertThat(found.commitments())
                .allMatch(commitment -> content.contains(commitment.quote())
                        && !commitment.title().isBlank())
                .hasSizeLessThanOrEqualTo(2 * CommitmentFinder.MOST);
    }

    @Property(tries = 300)
    void anyCharactersHaveAnAnswer(@ForAll String content, @ForAll CommunicationType type) {
        assertThat(Requests.extract(content, type, Speaker.BOTH, Requests.WEDNESDAY))
                .isNotNull();
    }

    @Property(tries = 400)
    void everyWayToSayATimeHasADayOnEveryDay(@ForAll("times") String time, @ForAll("days") LocalDate day) {
        assertThat(Requests.extract(time + "给我", day).dates())
                .as("%s said on %s", time, day)
                .isNotEmpty()
                .allMatch(date -> !date.end().isBefore(date.start()));
    }

    @Property(tries = 300)
    void spansNeverOverlap(@ForAll List<@IntRange(max = 60) Integer> bounds) {
        ClaimedSpans claims = new ClaimedSpans();
        int[] owners = new int[61];
        for (int i = 0; i + 1 < bounds.size(); i += 2) {
            int start = Math.min(bounds.get(i), bounds.get(i + 1));
            int end = Math.max(bounds.get(i), bounds.get(i + 1));
            if (claims.claim(start, end)) {
                for (int at = start; at < end; at++) {
                    owners[at]++;
                }
            }
        }
        assertThat(Arrays.stream(owners).max().orElseThrow()).isLessThanOrEqualTo(1);
    }

    @Property(tries = 500)
    void chineseNumeralsReadBack(@ForAll @IntRange(min = 1, max = 99_999_999) int number) {
        assertThat(Numerals.value(chinese(number)))
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo(BigDecimal.valueOf(number)));
    }

    @Property(tries = 300)
    void figuresReadBack(@ForAll @IntRange(max = 999_999_999) int number) {
        assertThat(Numerals.value(String.format("%,d", number)))
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo(BigDecimal.valueOf(number)));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(Arbitraries.of(PIECES), Arbitraries.strings().ofMaxLength(6))
                .list()
                .ofMaxSize(40)
                .map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> times() {
        return Arbitraries.of(
                "今天",
                "后天",
                "昨晚",
                "下周三",
                "这周五之前",
                "下下周",
                "7月",
                "二月底前",
                "月底",
                "下个月10号",
                "28号",
                "十二月上旬",
                "三季度",
                "明年",
                "年底前",
                "3个工作日内",
                "半个月内",
                "两周后",
                "by next Friday ",
                "the end of February ",
                "within 2 weeks ",
                "mid Dec ");
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(2018, 1, 1).toEpochDay(),
                        LocalDate.of(2032, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    /** The way a number is said in full. */
    private static String chinese(int number) {
        if (number >= 10_000) {
            int rest = number % 10_000;
            String tail = rest == 0 ? "" : (rest < 1000 ? "零" : "") + section(rest);
            return section(number / 10_000) + "万" + tail;
        }
        return section(number);
    }

    private static String section(int number) {
        StringBuilder said = new StringBuilder();
        boolean zero = false;
        int rest = number;
        for (int unit = 1000, at = 0; unit > 0; unit /= 10, at++) {
            int digit = rest / unit;
            rest %= unit;
            if (digit == 0) {
                zero = said.length() > 0;
                continue;
            }
            said.append(zero ? "零" : "")
                    .append(DIGITS.charAt(digit))
                    .append(unit == 1 ? "" : "千百十".substring(at, at + 1));
            zero = false;
        }
        return said.toString();
    }
}
