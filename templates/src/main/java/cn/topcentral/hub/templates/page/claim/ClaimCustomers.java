package cn.topcentral.hub.templates.page.claim;

import cn.topcentral.hub.templates.page.View;
import cn.topcentral.hub.templates.text.CleanText;
import java.util.List;

/**
 * Customers to choose from.
 *
 * @param path of what is to be claimed
 * @param typed what was looked for; blank for nothing yet
 */
public record ClaimCustomers(String path, String typed, List<ClaimItem.Guess> found, String csrf) implements View {
    public ClaimCustomers {
        typed = CleanText.line(typed);
        found = List.copyOf(found);
    }

    @Override
    public String template() {
        return "claim/customers.jte";
    }
}
