package cn.topcentral.hub.templates.page.report;

import cn.topcentral.hub.templates.chart.Chart;
import cn.topcentral.hub.templates.report.ReportText;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A part of a report under a heading: claims with what proves them, or text.
 *
 * @param id by which links lead to it
 * @param icon beside the heading; not printed
 * @param title 一、客户洞察分析
 * @param empty what to say where there are neither groups nor text: why, and what to do
 * @param markdown the text of a section that has no claims; may be blank
 */
public record Section(
        String id, String icon, String title, List<Group> groups, List<Chart> charts, String empty, String markdown) {
    public Section {
        groups = List.copyOf(groups);
        charts = List.copyOf(charts);
    }

    /** A section of claims; groups without any are left out. */
    public static Section of(String id, String icon, String title, List<Group> groups, String empty) {
        return new Section(
                id,
                icon,
                title,
                groups.stream().filter(group -> !group.claims().isEmpty()).toList(),
                List.of(),
                empty,
                "");
    }

    /** A section of Markdown. */
    public static Section text(String id, String icon, String title, String markdown) {
        return new Section(id, icon, title, List.of(), List.of(), "", markdown);
    }

    /** The same with charts below. */
    public Section with(List<Chart> drawn) {
        return new Section(id, icon, title, groups, drawn, empty, markdown);
    }

    /** The text, safe to be put into a page as it is. */
    public String html() {
        return ReportText.html(markdown);
    }

    public boolean isEmpty() {
        return groups.isEmpty() && markdown.isBlank();
    }

    /**
     * Claims that belong together.
     *
     * @param title 显性商机, 高风险; may be blank
     * @param tone the style class of the title: plain, good, bad or urgent
     * @param numbered whether the order says something
     */
    public record Group(String title, String tone, boolean numbered, List<Claim> claims) {
        public Group {
            claims = List.copyOf(claims);
        }

        public static Group of(String title, List<Claim> claims) {
            return new Group(title, "plain", false, claims);
        }
    }

    /**
     * Something that is said.
     *
     * @param lead a word before it: 决策模式, 紧急; may be blank
     * @param tone the style class of the lead as a label: plain, good, bad or urgent; blank where it is no label
     * @param notes what belongs to it, a line each
     * @param proofs what customers and we said that shows it
     * @param task where it can be made a task
     */
    public record Claim(
            String lead, String tone, String text, List<Note> notes, List<Proof> proofs, Optional<URI> task) {
        public Claim {
            notes = List.copyOf(notes);
            proofs = List.copyOf(proofs);
        }

        public static Claim of(String lead, String text, List<Note> notes, List<Proof> proofs) {
            return new Claim(lead, "", text, notes, proofs, Optional.empty());
        }
    }

    /** 成交概率: 65%（需求确认阶段). The label may be blank. */
    public record Note(String label, String text) {}

    /**
     * A quotation.
     *
     * @param icon of the channel
     * @param channel its name
     * @param dateTime machine-readable time; blank where the record is not known any more
     * @param when the day and time
     * @param link the record on the timeline
     */
    public record Proof(String icon, String channel, String dateTime, String when, String quote, Optional<URI> link) {}
}
