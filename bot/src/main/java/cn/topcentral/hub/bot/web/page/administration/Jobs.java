package cn.topcentral.hub.bot.web.page.administration;

import cn.topcentral.hub.bot.schedule.Schedule;
import java.util.List;

/** What runs by the clock, as pages need it: {@link Schedule} of the running hub. */
public interface Jobs {
    List<Schedule.Job> all();

    void runNow(String name);

    static Jobs of(Schedule schedule) {
        return new Jobs() {
            @Override
            public List<Schedule.Job> all() {
                return schedule.jobs();
            }

            @Override
            public void runNow(String name) {
                schedule.runNow(name);
            }
        };
    }
}
