package cn.topcentral.hub.bot.export;

/** Cells of a file that a spreadsheet opens. */
public final class CsvText {
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private CsvText() {}

    /** What a customer wrote must not become a formula on a colleague's computer (OWASP, CSV injection); the apostrophe makes it text. */
    public static String safe(String text) {
        String visible = text.stripLeading();
        boolean formula = (!text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0)
                || (!visible.isEmpty() && "=+-@＝＋－＠".indexOf(visible.charAt(0)) >= 0);
        return formula ? "'" + text : text;
    }
}
