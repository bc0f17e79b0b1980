package cn.topcentral.hub.bot.command;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.timeline.SearchReader;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerMatch;
import cn.topcentral.hub.storage.customer.CustomerMatch.How;
import cn.topcentral.hub.storage.customer.OwnerScope;
import cn.topcentral.hub.templates.timeline.SearchCard;
import java.util.List;
import java.util.Optional;

/** Finds what was said, with all customers or with one named first. */
public final class SearchCommand implements Command {
    private final CustomerLookup lookup;
    private final SearchReader search;
    private final Access access;

    public SearchCommand(CustomerLookup lookup, SearchReader search, Access access) {
        this.access = access;
        this.lookup = lookup;
        this.search = search;
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public String chineseName() {
        return "搜索";
    }

    @Override
    public String arguments() {
        return "[客户名] 关键词";
    }

    @Override
    public String help() {
        return "在沟通记录里找关键词，多个词要同时出现；先写客户名就只找这个客户";
    }

    @Override
    public String example() {
        return "/搜索 奥克斯 账期";
    }

    @Override
    public void run(CommandRequest request, CommandContext context) {
        if (request.arguments().isEmpty()) {
            throw new CommandRefused("请写上要找的词，例如：" + example());
        }
        String[] parts = request.arguments().split(" ", 2);
        OwnerScope scope = access.scope(request.sender());
        Optional<Customer> within = parts.length == 2 ? exactly(parts[0], scope) : Optional.empty();
        String words = within.isPresent() ? parts[1] : request.arguments();
        context.respond(SearchCard.render(search.card(words, within, scope)));
    }

    /** Only a name that fits exactly: a search word that merely resembles a customer is a search word. */
    private Optional<Customer> exactly(String name, OwnerScope scope) {
        List<CustomerMatch> matches = lookup.matches(name, 2);
        boolean clear = !matches.isEmpty()
                && matches.get(0).how() == How.EXACT
                && (matches.size() == 1 || matches.get(1).how() != How.EXACT);
        return clear
                ? Optional.of(matches.get(0).customer()).filter(customer -> scope.holds(customer.owner()))
                : Optional.empty();
    }
}
