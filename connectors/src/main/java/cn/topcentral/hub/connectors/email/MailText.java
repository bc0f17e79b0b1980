package cn.topcentral.hub.connectors.email;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text of a mail, chosen between its plain and its HTML form and split.
 *
 * @param visible newly written
 * @param quoted history and signature
 * @param full both, unsplit
 * @param links of the HTML form
 * @param notes facts by attribute name
 */
record MailText(
        String visible, Optional<String> quoted, String full, List<HtmlText.Link> links, Map<String, String> notes) {

    /** Longer text is cut; the raw file keeps it. A book has a million characters. */
    private static final int MAX_CHARACTERS = 1_000_000;

    /** A plain form shorter than this may be a mere "please use an HTML mail program". */
    private static final int STUB_CHARACTERS = 200;

    static MailText of(MailContents contents, boolean forward) {
        Map<String, String> notes = new LinkedHashMap<>();
        String plain = capped(contents.plain(), notes);
        if (contents.html().isBlank()) {
            return split(QuotedText.split(plain, forward), plain.strip(), List.of(), notes);
        }
        notes.put("html", "true");
        if (contents.html().length() > HtmlText.MAX_CHARACTERS) {
            notes.put("limit", "text");
        }
        HtmlText html = HtmlText.of(contents.html());
        String rendered = capped(html.text(), notes);
        if (isStub(plain, rendered)) {
            return split(QuotedText.split(html, forward), rendered, html.links(), notes);
        }
        return split(QuotedText.split(plain, forward), plain.strip(), html.links(), notes);
    }

    private static MailText split(
            QuotedText.Split split, String full, List<HtmlText.Link> links, Map<String, String> notes) {
        if (full.contains("-----BEGIN PGP MESSAGE-----")) {
            notes.put("encrypted", "true");
        } else if (full.contains("-----BEGIN PGP SIGNED MESSAGE-----")) {
            notes.put("signed", "true");
        }
        return new MailText(split.visible(), split.quoted(), full, links, Map.copyOf(notes));
    }

    private static boolean isStub(String plain, String rendered) {
        int length = plain.strip().length();
        return (length == 0 && !rendered.isEmpty())
                || (length < STUB_CHARACTERS && rendered.length() > 3 * length + STUB_CHARACTERS);
    }

    private static String capped(String text, Map<String, String> notes) {
        if (text.length() <= MAX_CHARACTERS) {
            return text;
        }
        notes.put("limit", "text");
        return text.substring(0, MAX_CHARACTERS);
    }
}
