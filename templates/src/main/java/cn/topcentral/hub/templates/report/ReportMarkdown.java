package cn.topcentral.hub.templates.report;

import cn.topcentral.hub.templates.page.report.ReportDocument;
import cn.topcentral.hub.templates.page.report.Section;
import cn.topcentral.hub.templates.page.report.Section.Claim;
import cn.topcentral.hub.templates.page.report.Section.Group;
import cn.topcentral.hub.templates.page.report.Section.Note;
import cn.topcentral.hub.templates.page.report.Section.Proof;
import cn.topcentral.hub.templates.text.CleanText;
import java.net.URI;

/** A report as Markdown, to be worked on in another program. */
public final class ReportMarkdown {
    private static final String MARKUP = "\\`*_[]<>|#~";

    private final String base;
    private final StringBuilder text = new StringBuilder();

    private ReportMarkdown(URI base) {
        this.base = base.toString().replaceAll("/+$", "");
    }

    /**
     * The whole of it.
     *
     * @param base the hub's address as people reach it, for the links
     */
    public static String of(ReportDocument report, URI base) {
        ReportMarkdown markdown = new ReportMarkdown(base);
        markdown.write(report);
        return markdown.text.toString().replace("](/", "](" + markdown.base + "/");
    }

    private void write(ReportDocument report) {
        text.append("# ").append(plain(report.title())).append("\n\n");
        text.append("生成时间：").append(report.made()).append("　分析范围：").append(report.range());
        report.badge().ifPresent(badge -> text.append("　").append(badge));
        text.append("\n\n");
        report.notice()
                .ifPresent(notice -> text.append("> ").append(notice.text()).append("\n\n"));
        if (!report.lead().isBlank()) {
            text.append(report.lead()).append("\n\n");
        }
        report.sections().forEach(this::section);
    }

    private void section(Section section) {
        text.append("## ").append(section.title()).append("\n\n");
        if (section.isEmpty()) {
            text.append(section.empty()).append("\n\n");
        }
        for (Group group : section.groups()) {
            if (!group.title().isEmpty()) {
                text.append("### ").append(plain(group.title())).append("\n\n");
            }
            for (int i = 0; i < group.claims().size(); i++) {
                claim(group.claims().get(i), group.numbered() ? (i + 1) + ". " : "- ");
            }
            text.append('\n');
        }
        if (!section.markdown().isBlank()) {
            text.append(section.markdown()).append("\n\n");
        }
    }

    private void claim(Claim claim, String bullet) {
        text.append(bullet);
        if (!claim.lead().isEmpty()) {
            String lead = plain(claim.lead());
            text.append(claim.tone().isEmpty() ? "**" + lead + "** " : "**【" + lead + "】** ");
        }
        text.append(plain(claim.text())).append('\n');
        for (Note note : claim.notes()) {
            text.append("    - ")
                    .append(note.label().isEmpty() ? "" : plain(note.label()) + "：")
                    .append(plain(note.text()))
                    .append('\n');
        }
        for (Proof proof : claim.proofs()) {
            String where = plain(proof.when() + " " + proof.channel());
            text.append("    - 依据：“")
                    .append(plain(proof.quote()))
                    .append("”（")
                    .append(proof.link()
                            .map(link -> "[" + where + "](" + link + ")")
                            .orElse(where))
                    .append("）\n");
        }
    }

    /** On one line, and none of it markup. */
    private static String plain(String words) {
        StringBuilder escaped = new StringBuilder();
        CleanText.line(words).codePoints().forEach(character -> {
            if (MARKUP.indexOf(character) >= 0) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(character);
        });
        return escaped.toString();
    }
}
