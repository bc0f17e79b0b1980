package cn.topcentral.hub.templates.page.search;

import java.util.List;

/**
 * How a search is narrowed.
 *
 * @param kind which kind of hits is wanted, by its code; {@code all} for every kind
 * @param kinds to choose from
 * @param types channels to choose from
 * @param from the first day, ISO; may be empty
 * @param to the last day, ISO; may be empty
 * @param records whether records are among what is looked for
 */
public record SearchForm(String kind, List<Choice> kinds, List<Choice> types, String from, String to, boolean records) {
    public static final SearchForm OPEN = new SearchForm("all", List.of(), List.of(), "", "", true);

    /**
     * Something to choose.
     *
     * @param value by which the address names it; for kinds the address itself
     */
    public record Choice(String label, String value, boolean chosen) {}

    public SearchForm {
        kinds = List.copyOf(kinds);
        types = List.copyOf(types);
    }

    /** Whether records are narrowed at all. */
    public boolean narrowed() {
        return !from.isEmpty() || !to.isEmpty() || types.stream().anyMatch(Choice::chosen);
    }
}
