package cn.topcentral.hub.agents.local.words;

import java.util.regex.Pattern;

/** Tells sentences that say something of the matter from salutations, headings and pleasantries. */
final class Substance {
    /** In letters and digits. */
    private static final int SHORTEST = 6;

    private static final Pattern HEADING = Pattern.compile("^(?:【[^】]*】|[\\p{L}\\p{N}（）() ]{1,10}[：:])$");
    private static final Pattern PLEASANTRY =
            Pattern.compile("^(?:您好|你好|请查收|收到|谢谢|辛苦|此致|祝好|顺祝|打扰)[^，,]{0,8}$|^\\[[^\\]]{1,4}\\]");
    private static final Pattern MATTER =
            Pattern.compile("\\d|价|报|量|吨|样|料|单|货|交|账期|付|款|合同|规格|牌号|试|检|证|色|阻燃|黑点|质|批|供|用|产|项目|客户|资料|PCR|ABS|PP|PC|PA");

    private Substance() {}

    /** A greeting or a heading; nothing was said with it. */
    static boolean isHeading(String sentence) {
        return HEADING.matcher(sentence.strip()).matches();
    }

    static boolean has(String sentence) {
        String said = sentence.strip();
        return said.codePoints().filter(Character::isLetterOrDigit).count() >= SHORTEST
                && !said.startsWith("【")
                && !isHeading(said)
                && !PLEASANTRY.matcher(said).find()
                && MATTER.matcher(said).find();
    }
}
