package cn.topcentral.hub.templates.page.customer;

import java.util.List;
import java.util.Optional;

/**
 * The filter above a timeline or list, as it stands.
 *
 * @param action the path of the view it is for
 * @param from {@code to} first and last day of a chosen period, as date fields hold them; empty for none
 * @param text words to be found
 * @param oldestFirst the order, which stays
 * @param chips what is filtered by, each with a way to go without
 */
public record FilterForm(
        String action,
        List<Choices> choices,
        String from,
        String to,
        String text,
        boolean oldestFirst,
        List<Chip> chips) {
    /**
     * A list to choose one of.
     *
     * @param name of the parameter
     * @param rare whether it stands among those that are out of sight at first
     */
    public record Choices(String name, String label, boolean rare, List<Choice> choices) {
        public Choices {
            choices = List.copyOf(choices);
        }

        boolean used() {
            return choices.stream()
                    .anyMatch(choice -> choice.chosen() && !choice.value().isEmpty());
        }
    }

    /** One of a list; the empty value is for all. */
    public record Choice(String value, String label, boolean chosen) {}

    /**
     * A filter at work.
     *
     * @param without the path of the page without it
     */
    public record Chip(String label, String without) {}

    public FilterForm {
        choices = List.copyOf(choices);
        chips = List.copyOf(chips);
    }

    public List<Choices> frequent() {
        return choices.stream().filter(list -> !list.rare()).toList();
    }

    public List<Choices> rare() {
        return choices.stream().filter(Choices::rare).toList();
    }

    /** Whether the fields that are out of sight at first must be seen, because one of them is used. */
    public boolean open() {
        return !text.isEmpty()
                || !from.isEmpty()
                || !to.isEmpty()
                || rare().stream().anyMatch(Choices::used);
    }

    /** The page without any filter, if there is one. */
    public Optional<String> clear() {
        return chips.isEmpty() ? Optional.empty() : Optional.of(action + (oldestFirst ? "?sort=oldest" : ""));
    }
}
