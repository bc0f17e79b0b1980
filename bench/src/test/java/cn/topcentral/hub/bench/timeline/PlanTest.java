package cn.topcentral.hub.bench.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void walkingTheIndexDownToThePageIsGood() {
        assertThat(
                        plan("""
                        Limit  (cost=0.43..9.1 rows=100 width=9) (actual time=0.1..0.3 rows=100.00 loops=1)
                          ->  Index Scan using communications_timeline on customer_communications (cost=0.4..9 rows=10) (actual time=0.1..0.2 rows=100.00 loops=1)
                        """)
                                .fault(100))
                .isEmpty();
    }

    @Test
    void readingTheWholeTableIsBad() {
        assertThat(plan("Seq Scan on customer_communications (cost=0..1 rows=1) (actual time=0..1 rows=3.00 loops=1)")
                        .fault(100))
                .contains("it reads the whole table");
    }

    @Test
    void sortingTheWholeTimelineIsBad() {
        assertThat(
                        plan("""
                        Limit  (cost=1..2 rows=100 width=9) (actual time=9..9 rows=100.00 loops=1)
                          ->  Sort  (cost=1..2 rows=100000 width=9) (actual time=9..9 rows=100.00 loops=1)
                                ->  Index Scan using idx_comm_customer on customer_communications (cost=0..1 rows=1) (actual time=0..8 rows=100000.00 loops=1)
                        """)
                                .fault(100))
                .hasValueSatisfying(fault -> assertThat(fault).contains("100000 rows for 100 records"));
    }

    @Test
    void throwingAwayMostOfTheTimelineIsBad() {
        assertThat(
                        plan("""
                        Index Scan using idx_comm_time on customer_communications (cost=0..1 rows=1) (actual time=0..8 rows=100.00 loops=1)
                          Rows Removed by Filter: 99000
                        """)
                                .fault(100))
                .isPresent();
    }

    private static Plan plan(String nodes) {
        return new Plan(nodes);
    }
}
