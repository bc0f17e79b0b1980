package cn.topcentral.hub.bot.schedule;

import cn.topcentral.hub.storage.database.DatabaseConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.ScheduleBuilder;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.SimpleTrigger;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hub's clock work. Jobs are put in before the start; what the store still holds of an earlier configuration is removed then. A job runs on
 * one hub at a time, whichever is free, and never twice at once.
 */
public final class Schedule implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Schedule.class);
    private static final String GROUP = "hub";

    private final Scheduler scheduler;
    private final Duration ahead;
    private final Duration clockAhead;
    private final Map<JobKey, Runnable> work = new LinkedHashMap<>();
    private final Map<JobKey, Trigger> triggers = new LinkedHashMap<>();

    private Schedule(Scheduler scheduler, Duration clockAhead) {
        this.scheduler = scheduler;
        this.clockAhead = clockAhead;
        this.ahead = withinADay(clockAhead);
    }

    /**
     * An empty schedule.
     *
     * @param tenant whose schedule it is; tenants on one database do not see each other's
     * @param threads how many jobs may run at once on this hub
     * @param ahead by how much the hub's clock is ahead of the machine's; not zero where a demo or a test moves it. Quartz knows the machine's time
     *     alone, so times of the day are moved instead, to the minute; whole days do not count, so weekdays stay the machine's
     */
    public static Schedule create(DatabaseConfig database, String tenant, int threads, Duration ahead) {
        String name = "hub-" + tenant;
        // Quartz keeps its pools in one place per process, by name; two hubs in one process must not get each other's.
        String pool = "hub-" + UUID.randomUUID();
        Properties settings = new Properties();
        settings.setProperty("org.quartz.scheduler.instanceName", name);
        settings.setProperty("org.quartz.scheduler.instanceId", "AUTO");
        settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        settings.setProperty("org.quartz.threadPool.threadCount", Integer.toString(threads));
        settings.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
        settings.setProperty(
                "org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
        settings.setProperty("org.quartz.jobStore.isClustered", "true");
        settings.setProperty("org.quartz.jobStore.clusterCheckinInterval", "10000");
        settings.setProperty("org.quartz.jobStore.useProperties", "true");
        settings.setProperty("org.quartz.jobStore.dataSource", pool);
        settings.setProperty("org.quartz.dataSource." + pool + ".provider", "hikaricp");
        settings.setProperty("org.quartz.dataSource." + pool + ".driver", "org.postgresql.Driver");
        settings.setProperty("org.quartz.dataSource." + pool + ".URL", database.url());
        settings.setProperty("org.quartz.dataSource." + pool + ".user", database.user());
        settings.setProperty("org.quartz.dataSource." + pool + ".password", database.password());
        // One for the scheduler, one for the cluster's check-in, one to spare.
        settings.setProperty("org.quartz.dataSource." + pool + ".maxConnections", "3");
        try {
            Scheduler scheduler = new StdSchedulerFactory(settings).getScheduler();
            // And its schedulers: asked for a second one of this name it would give the first.
            SchedulerRepository.getInstance().remove(name);
            return new Schedule(scheduler, ahead);
        } catch (SchedulerException e) {
            throw new IllegalStateException("The schedule cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Runs something again and again; the first time at once. What was missed while no hub ran is done once. */
    public void every(String name, Duration interval, Runnable task) {
        put(
                name,
                task,
                SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(interval.toMillis())
                        .repeatForever()
                        .withMisfireHandlingInstructionNowWithExistingCount());
    }

    /**
     * Runs something at times of the day. What was missed while no hub ran is done once.
     *
     * @param cron as Quartz writes it, with seconds: {@code 0 12 3 * * ?}
     */
    public void at(String name, String cron, ZoneId zone, Runnable task) {
        put(
                name,
                task,
                CronScheduleBuilder.cronSchedule(cron)
                        .inTimeZone(moved(zone))
                        .withMisfireHandlingInstructionFireAndProceed());
    }

    /** At most half a day either way, and nothing below a minute. */
    private static Duration withinADay(Duration ahead) {
        Duration half = Duration.ofHours(12);
        long minutes = Math.floorMod(
                ahead.plus(half).plusSeconds(30).toMinutes(), Duration.ofDays(1).toMinutes());
        return Duration.ofMinutes(minutes).minus(half);
    }

    /** A zone in which it is as late as on the hub's clock. The store keeps zones by their name, and this is the only kind with a free offset. */
    private TimeZone moved(ZoneId zone) {
        if (ahead.isZero()) {
            return TimeZone.getTimeZone(zone);
        }
        TimeZone named = TimeZone.getTimeZone(zone);
        long minutes = Duration.ofMillis(named.getRawOffset()).plus(ahead).toMinutes();
        return TimeZone.getTimeZone(
                "GMT%s%02d:%02d".formatted(minutes < 0 ? "-" : "+", Math.abs(minutes) / 60, Math.abs(minutes) % 60));
    }

    private void put(String name, Runnable task, ScheduleBuilder<?> when) {
        JobKey key = JobKey.jobKey(name, GROUP);
        work.put(key, task);
        triggers.put(
                key,
                TriggerBuilder.newTrigger()
                        .withIdentity(name, GROUP)
                        .forJob(key)
                        .withSchedule(when)
                        .startNow()
                        .build());
    }

    /** Brings the store in line with what was put in, and begins. */
    public void start() {
        try {
            scheduler.setJobFactory((bundle, from) ->
                    new ScheduledWork(work.get(bundle.getJobDetail().getKey())));
            for (JobKey stored : scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP))) {
                if (!work.containsKey(stored)) {
                    scheduler.deleteJob(stored);
                    log.info("Job removed, nothing configured asks for it name={}", stored.getName());
                }
            }
            for (Map.Entry<JobKey, Trigger> entry : triggers.entrySet()) {
                JobDetail job = JobBuilder.newJob(ScheduledWork.class)
                        .withIdentity(entry.getKey())
                        .build();
                scheduler.scheduleJob(job, Set.of(entry.getValue()), true);
            }
            scheduler.start();
        } catch (SchedulerException e) {
            throw new IllegalStateException("The schedule cannot be started: " + e.getMessage(), e);
        }
    }

    /**
     * A job, as the store has it.
     *
     * @param cron when it runs, as Quartz writes it; empty for one that runs again and again
     * @param interval after which it runs again; empty for one with a cron
     * @param last when it last ran, by the hub's clock; empty since a start of the hub before its first run
     * @param next when it runs next
     */
    public record Job(
            String name,
            Optional<String> cron,
            Optional<Duration> interval,
            Optional<Instant> last,
            Optional<Instant> next) {}

    /** All jobs of the configuration, in the order they were put in. */
    public List<Job> jobs() {
        List<Job> jobs = new ArrayList<>();
        try {
            for (JobKey key : work.keySet()) {
                for (Trigger trigger : scheduler.getTriggersOfJob(key)) {
                    if (trigger.getKey().getName().equals(key.getName())) { // not one that was asked for now
                        jobs.add(job(trigger));
                    }
                }
            }
            return jobs;
        } catch (SchedulerException e) {
            throw new IllegalStateException("The schedule cannot be read: " + e.getMessage(), e);
        }
    }

    private Job job(Trigger trigger) {
        return new Job(
                trigger.getKey().getName(),
                trigger instanceof CronTrigger cron ? Optional.of(cron.getCronExpression()) : Optional.empty(),
                trigger instanceof SimpleTrigger simple
                        ? Optional.of(Duration.ofMillis(simple.getRepeatInterval()))
                        : Optional.empty(),
                Optional.ofNullable(trigger.getPreviousFireTime())
                        .map(time -> time.toInstant().plus(clockAhead)),
                Optional.ofNullable(trigger.getNextFireTime())
                        .map(time -> time.toInstant().plus(clockAhead)));
    }

    /** Runs a job now, on whichever hub is free, besides its times. */
    public void runNow(String name) {
        try {
            scheduler.triggerJob(JobKey.jobKey(name, GROUP));
        } catch (SchedulerException e) {
            log.warn("Job not triggered name={} reason={}", name, e.getMessage());
        }
    }

    /** Stops, and waits for what is running. */
    @Override
    public void close() {
        try {
            scheduler.shutdown(true);
        } catch (SchedulerException e) {
            log.warn("Schedule not closed cleanly", e);
        }
    }
}
