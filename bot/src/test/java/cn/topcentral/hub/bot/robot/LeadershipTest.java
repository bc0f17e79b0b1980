package cn.topcentral.hub.bot.robot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadershipTest {
    private final MovedTurns turns = new MovedTurns();
    private final Row row = new Row();
    private final Hub first = new Hub("first");
    private final Hub second = new Hub("second");

    /** The one row, on the database's clock. */
    private final class Row {
        private String holder = "";
        private Instant until = Instant.MIN;
        private boolean away;

        boolean hold(String who, Duration length) {
            if (away) {
                throw new IllegalStateException("the database is away");
            }
            if (!holder.equals(who) && turns.now().isBefore(until)) {
                return false;
            }
            holder = who;
            until = turns.now().plus(length);
            return true;
        }
    }

    private final class Hub implements Leadership.Lease, Leadership.Events {
        private final String name;
        private final Leadership leadership = new Leadership(this, turns, turns, () -> "", this);
        private boolean leads;
        private boolean dead;

        Hub(String name) {
            this.name = name;
        }

        @Override
        public boolean hold(Duration length, String note) {
            if (dead) {
                throw new IllegalStateException("a dead process asks nothing");
            }
            return row.hold(name, length);
        }

        @Override
        public void release() {
            if (row.holder.equals(name)) {
                row.until = Instant.MIN;
            }
        }

        @Override
        public void leads() {
            leads = true;
            assertThat(first.leads && second.leads).as("two lead").isFalse();
        }

        @Override
        public void leadsNoMore() {
            leads = false;
        }
    }

    private void startBoth() {
        first.leadership.start();
        second.leadership.start();
        turns.pass(Duration.ofMinutes(5));
    }

    @Test
    void ofTwoOneLeads() {
        startBoth();

        assertThat(first.leads).isTrue();
        assertThat(second.leads).isFalse();
    }

    @Test
    void whenTheLeaderDiesTheOtherLeadsWithinHalfAMinute() {
        startBoth();
        first.dead = true;
        first.leads = false; // with the process, its connection is gone
        turns.pass(Duration.ofSeconds(25));

        assertThat(second.leads).isTrue();
    }

    @Test
    void whenTheLeaderClosesTheOtherLeadsAtTheNextLook() {
        startBoth();
        first.leadership.close();
        assertThat(first.leads).isFalse();
        turns.pass(Leadership.EVERY);

        assertThat(second.leads).isTrue();
    }

    @Test
    void aLeaderThatCannotReachTheDatabaseStopsBeforeItsLeaseEnds() {
        startBoth();
        row.away = true;
        for (int i = 0; i < 30 && first.leads; i++) {
            turns.pass(Duration.ofSeconds(1));
        }

        assertThat(first.leads).isFalse();
        assertThat(turns.now()).isBefore(row.until);

        row.away = false;
        turns.pass(Duration.ofSeconds(30));
        assertThat(first.leads ^ second.leads).isTrue();
    }

    @Test
    void whoWasKickedLeavesTheLeadToTheOtherAndRests() {
        startBoth();
        first.leadership.rest(Duration.ofMinutes(2));
        assertThat(first.leads).isFalse();
        turns.pass(Leadership.EVERY);
        assertThat(second.leads).isTrue();

        second.dead = true;
        second.leads = false;
        turns.pass(Duration.ofMinutes(1));
        assertThat(first.leads).as("still resting").isFalse();
        turns.pass(Duration.ofMinutes(1));
        assertThat(first.leads).isTrue();
    }

    @Test
    void anAnswerThatTakesLongerThanTheLeaseCountsForNothing() {
        MovedTurns slow = new MovedTurns();
        List<Runnable> asked = new ArrayList<>();
        Turns stuck = new Turns() {
            @Override
            public Instant now() {
                return slow.now();
            }

            @Override
            public void run(Runnable work) {
                asked.add(work);
            }

            @Override
            public Appointment after(Duration wait, Runnable work) {
                throw new UnsupportedOperationException();
            }
        };
        List<String> led = new ArrayList<>();
        Leadership leadership = new Leadership(
                new Leadership.Lease() {
                    @Override
                    public boolean hold(Duration length, String note) {
                        return true;
                    }

                    @Override
                    public void release() {}
                },
                stuck,
                slow,
                () -> "",
                new Leadership.Events() {
                    @Override
                    public void leads() {
                        led.add("leads");
                    }

                    @Override
                    public void leadsNoMore() {
                        led.add("no more");
                    }
                });
        leadership.start();
        slow.pass(Duration.ofSeconds(18));
        assertThat(asked).as("asked once, however long that takes").hasSize(1);
        asked.remove(0).run();
        assertThat(led).isEmpty();

        slow.pass(Leadership.EVERY);
        asked.remove(0).run();
        assertThat(led).containsExactly("leads");
    }
}
