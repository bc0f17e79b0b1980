package cn.topcentral.hub.connectors.email;

import java.util.Locale;

/** Joins the lines that format=flowed broke (RFC 3676): a line that ends with a space goes on in the next. */
final class FlowedText {

    private FlowedText() {}

    static String unwrap(MimePart part, String text) {
        if (!part.typeParameter("format").orElse("").toLowerCase(Locale.ROOT).equals("flowed")) {
            return text;
        }
        boolean dropSpace = part.typeParameter("delsp").orElse("").equalsIgnoreCase("yes");
        StringBuilder out = new StringBuilder(text.length());
        String open = "";
        for (String line : text.split("\\r\\n|\\r|\\n", -1)) {
            String marks = line.substring(0, depth(line));
            String words = line.substring(marks.length());
            boolean signature = words.equals("-- ") || words.equals(" -- ");
            if (!out.isEmpty()) {
                boolean goesOn = open.equals("|" + marks) && !signature;
                out.append(goesOn ? "" : "\n");
                words = goesOn ? words.replaceFirst("^ ", "") : line; // RFC 3676 section 4.4: space-stuffing
            } else {
                words = line;
            }
            boolean flows = line.endsWith(" ") && !signature && !line.isBlank();
            out.append(flows && dropSpace ? words.substring(0, Math.max(0, words.length() - 1)) : words);
            open = flows ? "|" + marks : "";
        }
        return out.toString();
    }

    private static int depth(String line) {
        int depth = 0;
        while (depth < line.length() && line.charAt(depth) == '>') {
            depth++;
        }
        return depth;
    }
}
