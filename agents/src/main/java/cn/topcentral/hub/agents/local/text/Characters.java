package cn.topcentral.hub.agents.local.text;

/**
 * Writes a text in one spelling without moving a character, so that rules are written once and offsets stay those of the content: full width
 * to half width, the traditional characters of trade to simplified, the many dashes to one.
 */
final class Characters {
    private static final String TRADITIONAL = "噸萬億號價單週報兩貨點後內個開這禮拜節過來給們說還沒國際慶陽訂購樣產質廠對帳賬發幾歲與雙請檢測";
    private static final String SIMPLIFIED = "吨万亿号价单周报两货点后内个开这礼拜节过来给们说还没国际庆阳订购样产质厂对账账发几岁与双请检测";
    private static final String MARKS = "：；（）／％￥～〜–—－−＋，．　\u00a0\t\r";
    private static final String PLAIN_MARKS = ":;()/%¥~~----+，.    ";

    private Characters() {}

    /** The same text, character by character, in the one spelling. */
    static String plain(CharSequence text) {
        char[] plain = new char[text.length()];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = plain(text.charAt(i));
        }
        return new String(plain);
    }

    private static char plain(char c) {
        if (c < 0x80 && c != '\t' && c != '\r') {
            return c;
        }
        int mark = MARKS.indexOf(c);
        if (mark >= 0) {
            return PLAIN_MARKS.charAt(mark);
        }
        if ((c >= '０' && c <= '９') || (c >= 'Ａ' && c <= 'Ｚ') || (c >= 'ａ' && c <= 'ｚ')) {
            return (char) (c - '０' + '0');
        }
        int traditional = c >= 0x4e00 && c <= 0x9fff ? TRADITIONAL.indexOf(c) : -1;
        return traditional >= 0 ? SIMPLIFIED.charAt(traditional) : c;
    }
}
