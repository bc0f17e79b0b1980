package cn.topcentral.hub.bot.schedule;

import org.jspecify.annotations.Nullable;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shell around a piece of scheduled work. What the work throws is logged, and the next time comes all the same. */
@DisallowConcurrentExecution
public final class ScheduledWork implements Job {
    private static final Logger log = LoggerFactory.getLogger(ScheduledWork.class);

    private final @Nullable Runnable work;

    ScheduledWork(@Nullable Runnable work) {
        this.work = work;
    }

    @Override
    public void execute(JobExecutionContext context) {
        String name = context.getJobDetail().getKey().getName();
        if (work == null) {
            log.info("Job left to a hub that knows it name={}", name);
            return;
        }
        try {
            work.run();
        } catch (RuntimeException e) {
            log.error("Scheduled work failed name={}", name, e);
        }
    }
}
