package cn.topcentral.hub.bot.study;

import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.bot.command.CommandRequest;
import cn.topcentral.hub.bot.command.CustomerChoice;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryPrice;
import cn.topcentral.hub.storage.history.HistoryRepository;
import cn.topcentral.hub.templates.card.MarkdownMessage;
import cn.topcentral.hub.templates.study.StudyCard;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shows which prices were said with a customer, by whom, and where they went. */
final class PriceCommand implements Command {
    private final CustomerChoice choice;
    private final CustomerLookup lookup;
    private final HistoryRepository histories;
    private final PageLinks links;
    private final Clock clock;

    PriceCommand(
            CustomerChoice choice, CustomerLookup lookup, HistoryRepository histories, PageLinks links, Clock clock) {
        this.choice = choice;
        this.lookup = lookup;
        this.histories = histories;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "price";
    }

    @Override
    public String chineseName() {
        return "价格";
    }

    @Override
    public String arguments() {
        return "客户名 [产品]";
    }

    @Override
    public String help() {
        return "看和客户谈过的价格：双方最近各说了多少、涨了还是降了、原话是什么";
    }

    @Override
    public String example() {
        return "/价格 奥克斯 PCR-ABS";
    }

    @Override
    public void run(CommandRequest request, CommandContext context) {
        if (request.arguments().isEmpty()) {
            throw new CommandRefused("请写上客户名，例如：" + example());
        }
        NameAndRest line = NameAndRest.of(request, lookup);
        choice.choose(request, line.name(), line.rest(), name(), context)
                .ifPresent(customer -> show(customer, line.rest(), context));
    }

    private void show(Customer customer, String product, CommandContext context) {
        CustomerHistory history = histories.read(customer, clock.instant(), clock.getZone());
        List<HistoryPrice> prices = history.prices().stream()
                .filter(price -> product.isEmpty()
                        || folded(price.price().product().orElse("")).contains(folded(product)))
                .toList();
        if (prices.isEmpty()) {
            throw new CommandRefused(nothing(history, product));
        }
        StudyFrame frame = new StudyFrame("💰 价格轨迹", history, Optional.empty(), links);
        context.respond(StudyCard.render(PriceTrack.of(prices).sheet(frame)));
    }

    private static String nothing(CustomerHistory history, String product) {
        String name = MarkdownMessage.escape(history.customer().displayName());
        if (history.prices().isEmpty()) {
            return "和" + name + "的沟通里还没有谈到明确的单价。有了报价或还价，会自动记到这里。";
        }
        List<String> known = history.prices().stream()
                .flatMap(price -> price.price().product().stream())
                .distinct()
                .limit(6)
                .map(MarkdownMessage::escape)
                .toList();
        return "和" + name + "没有谈过“" + MarkdownMessage.escape(product) + "”的价格。"
                + (known.isEmpty() ? "去掉产品名再试：/价格 " + name : "谈过价格的产品：" + String.join("、", known));
    }

    private static String folded(String product) {
        return product.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
    }
}
