package cn.topcentral.hub.connectors.email;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * HTML to the text a reader sees, and what the markup tells about quoted history.
 *
 * @param lines the text
 * @param history the lines that the markup marks as quoted
 * @param links the links whose target is asked for, see {@link Link}
 */
record HtmlText(List<String> lines, BitSet history, List<Link> links) {

    /** A link: where it goes and the text people click on. */
    record Link(String target, String text) {}

    /** Above that, the rest is cut off before parsing: nobody writes a megabyte, generated reports do. */
    static final int MAX_CHARACTERS = 2_000_000;

    private static final int MAX_LINKS = 500;

    private static final Pattern META_CHARSET =
            Pattern.compile("(?i)<(?:meta|\\?xml)[^>]{0,200}?(?:charset|encoding)\\s*=\\s*[\"']?\\s*([\\w.:-]{2,40})");

    private static final Pattern CONTENT_ID = Pattern.compile("(?i)cid:([^\"'\\s>)]{1,200})");

    static HtmlText of(String html) {
        Renderer renderer = new Renderer();
        String capped = html.length() > MAX_CHARACTERS ? html.substring(0, MAX_CHARACTERS) : html;
        NodeTraversor.filter(renderer, Jsoup.parse(capped));
        renderer.endLine();
        return new HtmlText(List.copyOf(renderer.lines), renderer.history, List.copyOf(renderer.links));
    }

    /** The text without hints. */
    String text() {
        return String.join("\n", lines).strip();
    }

    /** The charset a page declares about itself, for mails whose header does not. */
    static Optional<String> declaredCharset(byte[] html) {
        String start = new String(html, 0, Math.min(html.length, 4096), StandardCharsets.ISO_8859_1);
        Matcher meta = META_CHARSET.matcher(start);
        return meta.find() ? Optional.of(meta.group(1)) : Optional.empty();
    }

    /** The Content-IDs of pictures that the page shows. */
    static List<String> contentIds(String html) {
        return CONTENT_ID.matcher(html).results().map(result -> result.group(1)).toList();
    }

    /** Walks the tree without recursion, so depth costs nothing. */
    private static final class Renderer implements NodeFilter {

        private static final Set<String> INVISIBLE = Set.of(
                "head", "script", "style", "title", "template", "noscript", "object", "svg", "select", "textarea");

        /** How many boxes are searched for a header block, each search reading the whole box. */
        private static final int MAX_BOXES = 40;

        private static final Pattern LABEL = Pattern.compile("(?:^|\\s)\\p{L}[\\p{L} \\u00A0\\u3000]{0,14}[:：]");
        private static final Pattern ADDRESS_OR_TIME = Pattern.compile("@|\\d[:：]\\d\\d");

        private final List<String> lines = new ArrayList<>();
        private final BitSet history = new BitSet();
        private final List<Link> links = new ArrayList<>();
        private final StringBuilder line = new StringBuilder();
        private int quoteDepth;
        private int preformatted;
        private int boxes;
        private boolean restIsHistory;

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode text) {
                append(text.getWholeText());
            } else if (node instanceof Element element) {
                return open(element);
            }
            return FilterResult.CONTINUE;
        }

        private FilterResult open(Element element) {
            String name = element.normalName();
            if (INVISIBLE.contains(name) || style(element).contains("display:none")) {
                return FilterResult.SKIP_ENTIRELY;
            }
            if (breaksLine(element, name)) {
                startLine();
            }
            if (startsHistory(element)) {
                startLine();
                restIsHistory = true;
            }
            if (isQuote(element)) {
                startLine();
                quoteDepth++;
            }
            switch (name) {
                case "br" -> endLine();
                case "pre" -> preformatted++;
                case "td", "th" -> line.append(line.isEmpty() ? "" : "\t");
                case "li" -> line.append("- ");
                case "a" -> link(element);
                default -> {}
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                String name = element.normalName();
                if (breaksLine(element, name)) {
                    startLine();
                }
                preformatted -= name.equals("pre") ? 1 : 0;
                if (element.hasAttr(QUOTE_MARK)) {
                    startLine();
                    quoteDepth--;
                }
            }
            return FilterResult.CONTINUE;
        }

        /** Cells of one row stay on one line. */
        private static boolean breaksLine(Element element, String name) {
            return name.equals("tr") || (element.isBlock() && !name.equals("td") && !name.equals("th"));
        }

        private void append(String text) {
            if (preformatted > 0) {
                String[] pieces = text.split("\\r?\\n", -1);
                for (int i = 0; i < pieces.length; i++) {
                    line.append(pieces[i]);
                    if (i < pieces.length - 1) {
                        endLine();
                    }
                }
                return;
            }
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean space = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
                if (!space) {
                    line.append(c);
                } else if (!line.isEmpty() && !Character.isWhitespace(line.charAt(line.length() - 1))) {
                    line.append(' ');
                }
            }
        }

        private void startLine() {
            if (!line.isEmpty()) {
                endLine();
            }
        }

        private void endLine() {
            if (quoteDepth > 0 || restIsHistory) {
                history.set(lines.size());
            }
            lines.add(line.toString().replace('\u00A0', ' ').stripTrailing());
            line.setLength(0);
        }

        private void link(Element element) {
            String target = element.attr("href");
            if (links.size() < MAX_LINKS && target.regionMatches(true, 0, "http", 0, 4)) {
                links.add(new Link(target, element.text()));
            }
        }

        /** Left on an element that counted as a quote, so that leaving it counts too. */
        private static final String QUOTE_MARK = "data-hub-quote";

        private boolean isQuote(Element element) {
            String name = element.normalName();
            boolean quote = element.hasClass("gmail_quote")
                    || element.hasClass("yahoo_quoted")
                    || (name.equals("blockquote") && isReplyBlock(element));
            if (quote) {
                element.attr(QUOTE_MARK, "");
            }
            return quote;
        }

        /** People indent with blockquote too; a mail program's has a mark or follows "… wrote:". */
        private boolean isReplyBlock(Element element) {
            return element.attr("type").equals("cite")
                    || element.hasAttr("cite")
                    || element.id().startsWith("isReplyContent")
                    || style(element).contains("border-left")
                    || lastLine()
                            .filter(text -> text.matches(".*[:：]")
                                    && ADDRESS_OR_TIME.matcher(text).find())
                            .isPresent();
        }

        private Optional<String> lastLine() {
            for (int i = lines.size() - 1; i >= 0; i--) {
                if (!lines.get(i).isBlank()) {
                    return Optional.of(lines.get(i).strip());
                }
            }
            return Optional.empty();
        }

        /** What Outlook, QQ and others put before the mail they answer; everything after it is history. */
        private boolean startsHistory(Element element) {
            if (restIsHistory) {
                return false;
            }
            String id = element.id();
            if (id.equals("divRplyFwdMsg") || id.equals("appendonsend") || id.equals("OLK_SRC_BODY_SECTION")) {
                return true;
            }
            String style = style(element);
            boolean box = element.normalName().equals("div")
                    && (style.contains("border-top") || style.contains("background:#efefef"));
            return box && boxes++ < MAX_BOXES && isHeaderBlock(element);
        }

        /** In any language: two labels with a colon in a short box. */
        private static boolean isHeaderBlock(Element element) {
            String text = element.text();
            return text.length() < 3000
                    && LABEL.matcher(text).results().limit(2).count() == 2;
        }

        private static String style(Element element) {
            return element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
        }
    }
}
