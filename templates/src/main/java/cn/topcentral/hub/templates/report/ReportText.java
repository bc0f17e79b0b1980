package cn.topcentral.hub.templates.report;

import cn.topcentral.hub.templates.text.CleanText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.UrlSanitizer;

/** The Markdown of reports, read by commonmark-java. Thread-safe. */
public final class ReportText {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new OwnOrWeb())
            .attributeProviderFactory(context -> new ReportAttributes())
            .softbreak("<br>\n")
            .build();
    /** Sections that say what to look at first, by their headings. */
    private static final Pattern FIRST_OF_ALL = Pattern.compile("重要事项|风险|商机");

    private ReportText() {}

    /** As HTML in which nothing of the text is markup but Markdown's own, and no link leads to anything but a page of ours or of the web. */
    public static String html(String markdown) {
        return RENDERER.render(PARSER.parse(markdown));
    }

    /** What stands in the lists of the sections on what matters most, a line each, without links; nothing when there are none. */
    public static List<String> highlights(String markdown, int most) {
        List<String> found = new ArrayList<>();
        boolean inside = false;
        for (Node node = PARSER.parse(markdown).getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading && heading.getLevel() == 2) {
                inside = FIRST_OF_ALL.matcher(text(heading)).find();
            } else if (inside && (node instanceof BulletList || node instanceof OrderedList)) {
                for (Node item = node.getFirstChild(); item != null && found.size() < most; item = item.getNext()) {
                    found.add(text(item));
                }
            }
        }
        return List.copyOf(found);
    }

    private static String text(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text words) {
                text.append(words.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak end) {
                text.append(' ');
            }

            @Override
            public void visit(Paragraph paragraph) {
                visitChildren(paragraph);
                text.append(' ');
            }
        });
        return CleanText.line(text.toString());
    }

    /** A page of ours begins with one slash; two would lead to another host. */
    private static final class OwnOrWeb implements UrlSanitizer {
        private static final Pattern ALLOWED = Pattern.compile("(?i)/(?![/\\\\]).*|https?://.+|#.*");

        @Override
        public String sanitizeLinkUrl(String url) {
            return ALLOWED.matcher(url).matches() ? url : "";
        }

        @Override
        public String sanitizeImageUrl(String url) {
            return ""; // a picture from elsewhere tells its host who reads
        }
    }

    /** Where a link leads outside, that page learns nothing of ours; wide tables get a box to scroll in. */
    private static final class ReportAttributes implements AttributeProvider {
        private static final Set<String> OUTSIDE = Set.of("http", "https");

        @Override
        public void setAttributes(Node node, String tag, Map<String, String> attributes) {
            if (node instanceof Link link
                    && OUTSIDE.contains(link.getDestination().split(":", 2)[0].toLowerCase(Locale.ROOT))) {
                attributes.put("rel", "noopener noreferrer");
            } else if (node instanceof TableBlock) {
                attributes.put("class", "figures");
            } else if (node instanceof Image) {
                attributes.remove("src");
            }
        }
    }
}
