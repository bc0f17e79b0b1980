package cn.topcentral.hub.templates.page.board;

import cn.topcentral.hub.templates.chart.Chart;
import cn.topcentral.hub.templates.page.View;
import cn.topcentral.hub.templates.page.analysis.AnalysisPageModel.Choice;
import java.util.List;

/**
 * A manager's board.
 *
 * @param periods how far back one may look
 * @param span which days that is, and which they are compared with
 * @param alerts what stands
 * @param team a row for each person, the whole team last
 * @param answersNote over which days answers are counted
 * @param funnel the sales in hand by stage, the earliest stage first
 * @param sales what they come to in a sentence
 * @param volume what was said by channel
 * @param attention customers that somebody should look after
 */
public record BoardPageModel(
        List<Choice> periods,
        String span,
        BoardAlerts alerts,
        List<Person> team,
        String answersNote,
        List<Stage> funnel,
        String sales,
        Chart volume,
        List<Customer> attention)
        implements View {
    /** A number and the address of its rows; blank for none. */
    public record Count(String value, String path, boolean bad) {}

    /** Somebody's numbers, in the order of the table's columns. */
    public record Person(String name, List<Count> numbers) {
        public Person {
            numbers = List.copyOf(numbers);
        }
    }

    /**
     * A stage of the funnel.
     *
     * @param share how wide its bar is, of 100
     * @param conversion how many of those that reached the stage before got this far; blank for the first
     */
    public record Stage(String name, String sales, String amount, String conversion, int share, String path) {}

    /** A customer with the reasons why. */
    public record Customer(String name, String owner, String lastContact, List<Reason> reasons, String path) {
        public Customer {
            reasons = List.copyOf(reasons);
        }
    }

    /** Why, with the way to what shows it. */
    public record Reason(String words, String path) {}

    public BoardPageModel {
        periods = List.copyOf(periods);
        team = List.copyOf(team);
        funnel = List.copyOf(funnel);
        attention = List.copyOf(attention);
    }

    @Override
    public String template() {
        return "board/page.jte";
    }
}
