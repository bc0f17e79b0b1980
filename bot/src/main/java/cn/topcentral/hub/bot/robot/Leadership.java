package cn.topcentral.hub.bot.robot;

import cn.topcentral.hub.bot.robot.Turns.Appointment;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that of all hubs on one database one leads: asks for a lease every few seconds, tells when it is had, and when it is lost or cannot be held
 * on to any more. It says that it is lost before the lease ends, so that two never lead.
 */
final class Leadership implements AutoCloseable {
    /** When a leader dies, another leads within this and {@link #EVERY}. */
    static final Duration LENGTH = Duration.ofSeconds(20);

    static final Duration EVERY = Duration.ofSeconds(5);
    /** How long before its end a lease that could not be held on to is treated as lost. */
    static final Duration MARGIN = Duration.ofSeconds(4);

    private static final Logger log = LoggerFactory.getLogger(Leadership.class);

    /** A lease of the database. Both may wait for the database, and throw when it is away. */
    interface Lease {
        boolean hold(Duration length, String note);

        void release();
    }

    /** What comes of it; called in turn. */
    interface Events {
        void leads();

        void leadsNoMore();
    }

    private final Lease lease;
    private final Turns asking;
    private final Turns turns;
    private final Supplier<String> note;
    private final Events events;
    private boolean asked;
    private boolean leading;
    private boolean resting;
    private boolean closed;
    private Appointment expiry = Appointment.NONE;

    /** From one asking to the time by which it must have been renewed. */
    private static final class Term {
        private Appointment end = Appointment.NONE;
        private boolean over;
    }

    /**
     * One that has not begun to ask.
     *
     * @param asking where the database is asked, which may take long
     * @param turns where the rest happens, in time
     * @param note what the leader says of itself, renewed with the lease
     */
    Leadership(Lease lease, Turns asking, Turns turns, Supplier<String> note, Events events) {
        this.lease = lease;
        this.asking = asking;
        this.turns = turns;
        this.note = note;
        this.events = events;
    }

    void start() {
        turns.run(this::tick);
    }

    /** Gives the lead up, and does not ask for it again before a time; others may have it at once. */
    void rest(Duration wait) {
        turns.run(() -> {
            resting = true;
            giveUp();
            turns.after(wait, () -> resting = false);
        });
    }

    /** Gives the lead up for good. */
    @Override
    public void close() {
        turns.run(() -> {
            closed = true;
            giveUp();
        });
    }

    private void tick() {
        if (closed) {
            return;
        }
        turns.after(EVERY, this::tick);
        if (!resting && !asked) {
            ask();
        }
    }

    private void ask() {
        asked = true;
        Term term = new Term();
        // Before asking: the database counts from a moment after this, so we stop before the lease ends, however long
        // the answer takes.
        term.end = turns.after(LENGTH.minus(MARGIN), () -> {
            term.over = true;
            lost("it could not be held on to in time");
        });
        String said = note.get();
        asking.run(() -> {
            try {
                boolean held = lease.hold(LENGTH, said);
                turns.run(() -> answered(held, term));
            } catch (RuntimeException e) {
                log.warn("The database was not reached for the robot's lease: {}", e.toString());
                turns.run(() -> unanswered(term));
            }
        });
    }

    private void unanswered(Term term) {
        asked = false;
        term.end.cancel();
    }

    private void answered(boolean held, Term term) {
        asked = false;
        if (!held) {
            term.end.cancel();
            lost("another hub has it");
        } else if (resting || closed) {
            term.end.cancel();
            asking.run(this::release);
        } else if (!term.over) {
            expiry.cancel();
            expiry = term.end;
            if (!leading) {
                leading = true;
                log.info("This hub leads the robot");
                events.leads();
            }
        }
    }

    private void lost(String why) {
        expiry.cancel();
        if (leading) {
            leading = false;
            log.warn("This hub does not lead the robot any more: {}", why);
            events.leadsNoMore();
        }
    }

    private void giveUp() {
        boolean led = leading;
        lost("given up");
        if (led) {
            asking.run(this::release);
        }
    }

    private void release() {
        try {
            lease.release();
        } catch (RuntimeException e) {
            log.warn("The robot's lease was not given up and ends by itself: {}", e.toString());
        }
    }
}
