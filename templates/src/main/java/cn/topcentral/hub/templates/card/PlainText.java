package cn.topcentral.hub.templates.card;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts the parts of a card one under another as text. Not thread-safe; one per rendering. */
final class PlainText {
    private final List<String> lines = new ArrayList<>();
    private final Set<String> addresses = new LinkedHashSet<>();

    PlainText source(Optional<Source> source) {
        source.ifPresent(present -> lines.add("【" + present.description() + "】"));
        return this;
    }

    PlainText title(Optional<MainTitle> title) {
        title.ifPresent(present -> {
            lines.add(present.title());
            present.description().ifPresent(lines::add);
        });
        return this;
    }

    PlainText emphasis(Optional<EmphasisContent> emphasis) {
        emphasis.ifPresent(present -> lines.add(present.description()
                .map(description -> description + "：" + present.title())
                .orElse(present.title())));
        return this;
    }

    PlainText quote(Optional<QuoteArea> quote) {
        quote.ifPresent(present -> {
            lines.add("“" + present.text() + "”"
                    + present.title().map(title -> "——" + title).orElse(""));
            present.destination().ifPresent(destination -> link("原文", destination));
        });
        return this;
    }

    PlainText text(Optional<String> text) {
        text.ifPresent(lines::add);
        return this;
    }

    PlainText imageText(Optional<ImageTextArea> imageText) {
        imageText.ifPresent(present -> {
            present.title().ifPresent(lines::add);
            present.description().ifPresent(lines::add);
            present.destination().ifPresent(destination -> link("查看", destination));
        });
        return this;
    }

    PlainText paragraphs(List<VerticalContent> paragraphs) {
        paragraphs.forEach(paragraph -> {
            lines.add(paragraph.title());
            paragraph.description().ifPresent(lines::add);
        });
        return this;
    }

    PlainText rows(List<HorizontalContent> rows) {
        rows.forEach(row -> {
            lines.add(row.name() + "：" + row.value());
            if (row instanceof HorizontalContent.Link link) {
                addAddress(link.address().toASCIIString(), "");
            }
        });
        return this;
    }

    PlainText selections(List<SelectList> selections) {
        selections.forEach(selection -> choices(
                selection.title().orElse("可选"),
                selection.options().stream().map(SelectList.Option::text).toList()));
        return this;
    }

    PlainText choices(String what, List<String> texts) {
        lines.add(what + "：" + texts.stream().collect(Collectors.joining(" / ")));
        return this;
    }

    PlainText jumps(List<Jump> jumps) {
        jumps.forEach(jump -> link(jump.title(), jump.destination()));
        return this;
    }

    PlainText action(Optional<Destination> action) {
        action.ifPresent(destination -> link("详情", destination));
        return this;
    }

    /** A mini program has no address that could be typed, so it is left out; an address is written once. */
    private void link(String title, Destination destination) {
        if (destination instanceof Destination.Page page) {
            addAddress(page.address().toASCIIString(), title + "：");
        }
    }

    private void addAddress(String address, String prefix) {
        if (addresses.add(address)) {
            lines.add(prefix + address);
        }
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
