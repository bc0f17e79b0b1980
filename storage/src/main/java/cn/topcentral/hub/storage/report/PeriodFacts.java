package cn.topcentral.hub.storage.report;

import cn.topcentral.hub.storage.insight.InsightType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The figures of a period, all of one moment of the database.
 *
 * @param customers those there was contact with in the period or in the time it is compared with, by id
 * @param headlines the most urgent first
 * @param questions oldest first
 * @param tasks by the names of the request
 * @param insights those known at the end and not dismissed, the most important first
 * @param orders of the period and of the time it is compared with, oldest first
 * @param people names of our people by userid
 */
public record PeriodFacts(
        FactsRequest request,
        ActivityCube activity,
        List<CustomerActivity> customers,
        List<Headline> headlines,
        List<Question> questions,
        Map<String, TaskList> tasks,
        List<InsightLine> insights,
        List<OrderLine> orders,
        Map<String, String> people) {
    public PeriodFacts {
        customers = List.copyOf(customers);
        headlines = List.copyOf(headlines);
        questions = List.copyOf(questions);
        tasks = Map.copyOf(tasks);
        insights = List.copyOf(insights);
        orders = List.copyOf(orders);
        people = Map.copyOf(people);
    }

    public Stream<InsightLine> insights(InsightType type) {
        return insights.stream().filter(insight -> insight.type() == type);
    }
}
