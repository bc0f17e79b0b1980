package cn.topcentral.hub.templates.page.administration;

import cn.topcentral.hub.templates.page.View;
import cn.topcentral.hub.templates.page.When;
import java.util.List;
import java.util.Optional;

/** What runs by the clock. */
public record JobsPage(String csrf, Optional<String> done, List<Row> rows) implements View {
    public JobsPage {
        rows = List.copyOf(rows);
    }

    @Override
    public String template() {
        return "administration/jobs.jte";
    }

    /**
     * A job.
     *
     * @param name in the schedule
     * @param times when it runs, in words
     */
    public record Row(String name, String label, String times, Optional<When> last, Optional<When> next) {}
}
