package cn.topcentral.hub.agents.local.insight;

import cn.topcentral.hub.agents.finding.Claim;
import cn.topcentral.hub.agents.finding.Claims;
import cn.topcentral.hub.agents.finding.Proofs;
import cn.topcentral.hub.agents.insight.CustomerInsight.Satisfaction;
import cn.topcentral.hub.agents.statistics.Conversation;
import cn.topcentral.hub.agents.statistics.Mood;
import cn.topcentral.hub.agents.statistics.Period;
import cn.topcentral.hub.agents.statistics.Trend;
import cn.topcentral.hub.agents.statistics.Wording;

/** How satisfied they are: the attitude of the last 90 days, drawn to the middle while there is little of it, less the complaints that are open. */
final class Contentment {
    private static final double MIDDLE = 0.5;

    /** As many made-up neutral records weigh in. */
    private static final int PRIOR = 3;

    private static final double OPEN_COMPLAINT = 0.3;
    private static final double CHANGE = 0.3;

    private Contentment() {}

    static Satisfaction of(Reading reading, Claims claims) {
        Period recent = Period.upTo(reading.statistics().conversation().asOf(), Reading.RECENT_DAYS);
        double now = stars(reading, recent);
        Mood before = mood(reading, recent.previous());
        boolean comparable = before.count() >= PRIOR && mood(reading, recent).count() >= PRIOR;
        int open = reading.statistics().complaints().open().size();
        double current = Math.min(5, Math.max(1, now - OPEN_COMPLAINT * open));
        Proofs proofs = Proofs.newest(reading.recent());
        return new Satisfaction(
                claims.single("/satisfaction/current", new Claim<>(Wording.decimal(current, 1), proofs)),
                comparable ? word(Trend.of(now - stars(reading, recent.previous()), CHANGE)) : "stable",
                claims.list("/satisfaction/strengths", Opinions.strengths(reading)),
                claims.list("/satisfaction/pain_points", Opinions.painPoints(reading)));
    }

    private static double stars(Reading reading, Period period) {
        Mood mood = mood(reading, period);
        double mean = (mood.count() * mood.mean() + PRIOR * MIDDLE) / (mood.count() + PRIOR);
        return 1 + 4 * mean;
    }

    private static Mood mood(Reading reading, Period period) {
        return Mood.of(Conversation.in(period, reading.theirs()));
    }

    private static String word(Trend trend) {
        if (trend == Trend.STABLE) {
            return "stable";
        }
        return trend == Trend.RISING ? "up" : "down";
    }
}
