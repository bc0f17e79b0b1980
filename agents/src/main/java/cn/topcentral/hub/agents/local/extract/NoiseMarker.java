package cn.topcentral.hub.agents.local.extract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the figures that are no facts of ours out of the way: order, batch and phone numbers, addresses, payment terms, percentages. */
final class NoiseMarker {
    private static final String UNIT_FOLLOWS = "(?!\\s?(?:吨|公斤|kg|t\\b|mt\\b|包|托|元|块|万))";
    private static final Pattern CONTACT = Pattern.compile(
            "https?://[^\\s，。]{1,300}|www\\.[^\\s，。]{1,200}|[\\w.+-]{1,64}@[\\w-]{1,64}(?:\\.[\\w-]{1,24}){1,4}"
                    + "|(?<!\\d)1[3-9]\\d{9}(?!\\d)|(?<!\\d)1[3-9]\\d\\*{3,4}\\d{4}|(?<!\\d)(?:\\+86[- ]?)?0\\d{2,3}-\\d{7,8}(?!\\d)|(?<!\\d)400-?\\d{3}-?\\d{4}(?!\\d)");
    private static final Pattern NUMBERED = Pattern.compile(
            "(?:(?<![A-Za-z])P\\.?O\\.?|(?<![A-Za-z])S/?O|订单号?|采购单号?|单号|合同号?|编号|运单号?|批号|批次号?|lot|batch|票号|尾[号数]|RMA|箱号|柜号|container|invoice|发票号|工单号?|标准|税号|账号|车牌)"
                    + "\\s?(?:(?:no|number|nr)\\b\\.?|号)?\\s?[:#]?\\s?[(]?(?<code>(?=[A-Z·*/\\-]{0,12}\\d)[A-Z0-9·*]{1,24}(?:[-/_][A-Z0-9*]{1,20}){0,5})(?![A-Z0-9])"
                    + UNIT_FOLLOWS,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CODE = Pattern.compile(
            "(?<![A-Za-z0-9])[A-Za-z]{1,6}\\d{0,8}(?:[-/#][A-Za-z0-9]{1,16}){1,5}(?<=\\d{2})(?![A-Za-z0-9])|(?<![A-Za-z0-9-])\\d{8,}(?:-\\d{1,6}){0,3}(?![A-Za-z0-9])|(?<![A-Za-z0-9])[A-Za-z]{1,5}\\d{5,}(?:-\\d{1,4})?");
    private static final Pattern TERMS = Pattern.compile(
            "(?:月结|账期|帐期|票期|承兑|质保|保修|逾期|见票|net)\\s?(?:是|为|从|由)?\\s?\\d{1,3}(?![号日/\\d])\\s?(?:天|日|个月|days?)?(?:\\s?(?:到|至|改|压到|延到|延长到)\\s?\\d{1,3}\\s?天)?"
                    + "|\\d{1,3}\\s?(?:天|日|个月)\\s?(?:的)?(?:账期|帐期|月结|票期|承兑|质保|电汇|信用)|\\d{1,3}\\s?days?(?: net| credit| after| from B/?L| terms)"
                    + "|\\d{1,4}(?:\\.\\d{1,4})?\\s?(?:%|℃|度|ppm|mm|MPa|小时烘|个点)",
            Pattern.CASE_INSENSITIVE);

    private NoiseMarker() {}

    static void mark(Reading reading) {
        Matcher matcher = CONTACT.matcher(reading.words());
        while (matcher.find()) {
            reading.claims().claim(matcher.start(), matcher.end());
        }
        matcher = NUMBERED.matcher(reading.words());
        while (matcher.find()) {
            if (matcher.group("code").length() >= 4) {
                reading.claims().claim(matcher.start("code"), matcher.end("code"));
            }
        }
        for (Pattern pattern : new Pattern[] {CODE, TERMS}) {
            matcher = pattern.matcher(reading.words());
            while (matcher.find()) {
                reading.claims().claim(matcher.start(), matcher.end());
            }
        }
    }
}
