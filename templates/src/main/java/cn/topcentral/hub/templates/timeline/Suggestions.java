package cn.topcentral.hub.templates.timeline;

import java.util.List;

/**
 * Customers that may have been meant.
 *
 * @param query what was typed
 * @param command the English name of the command to repeat, such as {@code timeline}, without slash
 * @param rest what followed the name, repeated with the command; empty for nothing
 * @param customers the best match first; one to any number, of which six are offered
 */
public record Suggestions(String query, String command, String rest, List<Suggestion> customers) {
    /** One customer and why it is offered, such as 别名 or 拼音 aks. */
    public record Suggestion(String customerId, String name, String reason) {}

    public Suggestions {
        customers = List.copyOf(customers);
    }

    /** One of a command that takes nothing but the name. */
    public Suggestions(String query, String command, List<Suggestion> customers) {
        this(query, command, "", customers);
    }
}
