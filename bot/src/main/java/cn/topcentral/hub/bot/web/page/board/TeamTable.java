package cn.topcentral.hub.bot.web.page.board;

import cn.topcentral.hub.bot.web.page.analysis.ResponsePlot;
import cn.topcentral.hub.storage.board.OwnedCustomers;
import cn.topcentral.hub.storage.board.PersonTasks;
import cn.topcentral.hub.storage.board.TeamCell;
import cn.topcentral.hub.storage.chart.ChartSpan;
import cn.topcentral.hub.storage.chart.OurAnswer;
import cn.topcentral.hub.templates.page.board.BoardPageModel.Count;
import cn.topcentral.hub.templates.page.board.BoardPageModel.Person;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rows of the team: what is counted of each.
 *
 * @param span the days that are counted
 * @param earlier the days they are compared with
 * @param answered the days of which answers are counted
 */
record TeamTable(
        List<OwnedCustomers> customers,
        List<TeamCell> cells,
        List<OurAnswer> answers,
        List<PersonTasks> tasks,
        ChartSpan span,
        ChartSpan earlier,
        ChartSpan answered,
        ResponsePlot responses,
        BoardLinks links) {
    TeamTable {
        customers = List.copyOf(customers);
        cells = List.copyOf(cells);
        answers = List.copyOf(answers);
        tasks = List.copyOf(tasks);
    }

    /** @param userid blank for what is nobody's */
    Person person(String name, String userid) {
        Optional<String> owner = Optional.of(userid).filter(id -> !id.isBlank());
        return row(
                name,
                Optional.of(userid),
                customers.stream().filter(one -> one.owner().equals(owner)).toList(),
                cells.stream().filter(one -> one.owner().equals(owner)).toList(),
                answers.stream().filter(one -> one.owner().equals(owner)).toList(),
                tasks.stream().filter(one -> one.person().equals(owner)).toList());
    }

    Person whole() {
        return row("合计", Optional.empty(), customers, cells, answers, tasks);
    }

    /** Whether there is anything of somebody to count. */
    boolean knows(String userid) {
        Optional<String> owner = Optional.of(userid).filter(id -> !id.isBlank());
        return customers.stream().anyMatch(one -> one.owner().equals(owner))
                || tasks.stream().anyMatch(one -> one.person().equals(owner));
    }

    private Person row(
            String name,
            Optional<String> person,
            List<OwnedCustomers> owned,
            List<TeamCell> said,
            List<OurAnswer> ours,
            List<PersonTasks> todo) {
        long overdue = sum(todo, PersonTasks::overdue);
        long quiet = sum(owned, OwnedCustomers::quiet);
        Function<Boolean, Long> contacts = inPeriod -> said.stream()
                .filter(cell -> cell.inPeriod() == inPeriod)
                .mapToLong(TeamCell::records)
                .sum();
        return new Person(
                name,
                List.of(
                        count(sum(owned, OwnedCustomers::customers), links.rows(Figure.CUSTOMERS, person), false),
                        count(contacts.apply(true), links.rows(Figure.CONTACTS, person, span), false),
                        count(contacts.apply(false), links.rows(Figure.CONTACTS, person, earlier), false),
                        responses
                                .median(ours)
                                .map(median -> new Count(
                                        median.toPlainString() + "小时",
                                        links.rows(Figure.ANSWERS, person, answered),
                                        false))
                                .orElse(new Count("–", "", false)),
                        count(sum(todo, PersonTasks::open), links.rows(Figure.TASKS, person), false),
                        count(overdue, links.rows(Figure.OVERDUE, person), overdue > 0),
                        count(quiet, links.rows(Figure.QUIET, person), quiet > 0)));
    }

    private static Count count(long count, String path, boolean bad) {
        return new Count(String.valueOf(count), path, bad);
    }

    private static <T> long sum(List<T> rows, Function<T, Long> number) {
        return rows.stream().mapToLong(number::apply).sum();
    }
}
