package cn.topcentral.hub.agents.ask;

import cn.topcentral.hub.agents.finding.Finding;
import java.util.List;
import java.util.function.Consumer;

/** Answers questions about a customer from what was said with them, and from nothing else. Implementations are thread-safe. */
public interface AskAgent {

    /**
     * An answer; one without points when nothing that was said fits.
     *
     * @param soFar gets all points that stand so far each time there is one more; an engine that has them all at once does not call it
     */
    Finding<TimelineAnswer> answer(Inquiry inquiry, Consumer<List<TimelineAnswer.Point>> soFar);
}
