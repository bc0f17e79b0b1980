package cn.topcentral.hub.connectors.aggregation;

import static cn.topcentral.hub.connectors.aggregation.WhoIsWho.ACTOR;
import static cn.topcentral.hub.connectors.aggregation.WhoIsWho.domain;
import static cn.topcentral.hub.connectors.aggregation.WhoIsWho.email;
import static cn.topcentral.hub.connectors.aggregation.WhoIsWho.phone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.ClaimQueue.Undecided;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.ContactPointRepository.Unclaimed;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerLookup.Result;
import cn.topcentral.hub.storage.customer.CustomerOperations.Claimed;
import cn.topcentral.hub.storage.customer.MergePlan;
import cn.topcentral.hub.storage.customer.OperationRefused;
import cn.topcentral.hub.storage.integrity.ServiceStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operations do to timelines that the engine fills, on PostgreSQL. */
class CustomerOperationsTest {
    private static final ContactPoint.Key ZHANG = phone("+8613800138000");
    private static final ContactPoint.Key LI = phone("+8613900139000");
    private static final ContactPoint.Key WANG = phone("+8613700137000");

    private WhoIsWho hub;
    private CustomerId aux;
    private CustomerId midea;

    @BeforeEach
    void open(@TempDir Path files) {
        hub = new WhoIsWho(files);
        aux = hub.customer("宁波奥克斯空调有限公司");
        midea = hub.customer("美的集团");
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void bindingAContactPointBringsItsPastAndItsFuture() {
        RecordId before = hub.event(ZHANG);

        Claimed claimed = hub.bind(ZHANG, aux);
        RecordId after = hub.event(ZHANG);

        assertThat(claimed.moved()).isEqualTo(1);
        assertThat(claimed.before()).isEmpty();
        assertThat(hub.timeline(aux)).containsExactly(after, before);
        assertThat(hub.queue.points(10)).isEmpty();
    }

    @Test
    void bindingAgainMovesExactlyWhatCameByThatPoint() {
        hub.bind(ZHANG, aux);
        hub.bind(LI, aux);
        RecordId zhangs = hub.event(ZHANG);
        RecordId claimed = hub.event(ZHANG);
        RecordId lis = hub.event(LI);
        RecordId both = hub.event(ZHANG, LI);
        RecordId copied = hub.copied(LI, ZHANG);
        hub.operations.claim(claimed, aux, ACTOR);

        Claimed moved = hub.bind(ZHANG, midea);

        assertThat(moved.before()).contains(aux);
        assertThat(hub.timeline(midea)).containsExactly(zhangs);
        assertThat(hub.timeline(aux)).containsExactly(copied, lis, claimed);
        assertThat(hub.customerOf(both)).as("their parties now lead to two").isEmpty();
        assertThat(moved.moved()).isEqualTo(2);

        hub.bind(ZHANG, aux);
        assertThat(hub.timeline(aux)).containsExactly(copied, both, lis, claimed, zhangs);
        assertThat(hub.queue.records(10)).isEmpty();
    }

    @Test
    void conflictsWaitForAPersonAndAreSettledByBinding() {
        hub.bind(ZHANG, aux);
        hub.bind(LI, midea);
        RecordId torn = hub.event(ZHANG, LI);

        assertThat(hub.queue.records(10)).singleElement().satisfies(waiting -> {
            assertThat(waiting.record().id()).isEqualTo(torn);
            assertThat(waiting.candidates()).containsExactlyInAnyOrder(aux, midea);
        });
        hub.bind(LI, aux);

        assertThat(hub.timeline(aux)).containsExactly(torn);
        assertThat(hub.queue.records(10)).isEmpty();
        assertThat(hub.db.value("SELECT attributes FROM customer_communications"))
                .doesNotContain("identity_conflict");
    }

    @Test
    void aRecordIsClaimedByItselfAndGivenBack() {
        hub.bind(ZHANG, aux);
        RecordId record = hub.event(ZHANG);
        RecordId nameless = hub.nameless();
        assertThat(hub.queue.records(10))
                .extracting(waiting -> waiting.record().id())
                .containsExactly(nameless);
        assertThat(hub.queue.points(10))
                .as("a name is no contact point to claim")
                .isEmpty();

        hub.operations.claim(nameless, midea, ACTOR);
        Claimed claimed = hub.operations.claim(record, midea, ACTOR);
        assertThat(claimed.before()).contains(aux);
        assertThat(hub.timeline(midea)).containsExactly(nameless, record);

        hub.bind(ZHANG, aux);
        assertThat(hub.timeline(midea))
                .as("a person's word about the record stands")
                .contains(record);
        assertThat(hub.operations.forget(record, ACTOR).customer())
                .hasValueSatisfying(customer -> assertThat(customer.id()).isEqualTo(aux));
        assertThat(hub.timeline(aux)).containsExactly(record);
        assertThatThrownBy(() -> hub.operations.forget(record, ACTOR))
                .isInstanceOf(OperationRefused.class)
                .hasMessageContaining("nobody has claimed " + record);
    }

    @Test
    void whatIsNoCustomerLeavesTheQueueAndMayComeBack() {
        RecordId courier = hub.event(ZHANG);
        RecordId noise = hub.nameless();
        assertThat(hub.queue.points(10)).extracting(Unclaimed::key).containsExactly(ZHANG);

        hub.operations.ignore(ZHANG, ACTOR);
        hub.operations.ignore(noise, ACTOR);
        hub.event(ZHANG);

        assertThat(hub.queue.points(10)).isEmpty();
        assertThat(hub.queue.records(10)).isEmpty();
        assertThat(new ServiceStatus(hub.db.database()).counts()).containsEntry("records unclaimed", 0L);

        hub.operations.forget(ZHANG, ACTOR);
        hub.operations.forget(noise, ACTOR);
        assertThat(hub.queue.points(10)).extracting(Unclaimed::records).containsExactly(2L);
        assertThat(hub.queue.records(10))
                .extracting(waiting -> waiting.record().id())
                .containsExactly(noise);
        assertThat(hub.customerOf(courier)).isEmpty();
        assertThat(new ServiceStatus(hub.db.database()).counts()).containsEntry("records unclaimed", 3L);
    }

    @Test
    void ignoringABoundPointTakesItsRecordsOffTheTimeline() {
        hub.bind(ZHANG, aux);
        hub.event(ZHANG);

        assertThat(hub.operations.ignore(ZHANG, ACTOR).moved()).isEqualTo(1);

        assertThat(hub.timeline(aux)).isEmpty();
        hub.bind(ZHANG, aux);
        assertThat(hub.timeline(aux)).hasSize(1);
    }

    @Test
    void aDomainTakesItsAddressesAlongUnlessSomebodySpokeOfThem() {
        RecordId zhang = hub.event(email("zhang@auxgroup.com"));
        RecordId spokenOf = hub.event(email("agent@auxgroup.com"));
        hub.bind(email("agent@auxgroup.com"), midea);

        hub.bind(domain("auxgroup.com"), aux);
        RecordId later = hub.event(email("new@auxgroup.com"));
        assertThat(hub.timeline(aux)).containsExactly(later, zhang);
        assertThat(hub.timeline(midea)).containsExactly(spokenOf);

        hub.bind(domain("auxgroup.com"), midea);
        assertThat(hub.timeline(aux)).isEmpty();
        assertThat(hub.timeline(midea)).containsExactly(later, spokenOf, zhang);

        hub.operations.forget(domain("auxgroup.com"), ACTOR);
        assertThat(hub.timeline(midea)).containsExactly(spokenOf);
    }

    @Test
    void addressesOfAnIgnoredDomainDoNotWait() {
        hub.operations.ignore(domain("newsletter.example"), ACTOR);
        hub.event(email("daily@newsletter.example"));

        assertThat(hub.queue.points(10)).isEmpty();
    }

    @Test
    void tasksFollowTheirRecord() {
        RecordId record = hub.event(ZHANG);
        hub.db.execute("INSERT INTO communication_tasks (task_id, tenant_id, record_id, title) VALUES ('t1', 'T001', '"
                + record + "', '寄样')");

        hub.bind(ZHANG, aux);

        assertThat(hub.db.value("SELECT customer_id FROM communication_tasks")).isEqualTo(aux.value());
        assertThat(hub.operations.mergePlan(aux, midea).openTasks()).isEqualTo(1);
    }

    @Test
    void aDryRunShowsWhatWouldMoveAndChangesNothing() {
        CustomerId branch = hub.customer("奥克斯宁波分公司");
        hub.bind(ZHANG, aux);
        hub.bind(LI, branch);
        hub.event(ZHANG);
        hub.event(LI);
        hub.operations.merge(branch, aux, ACTOR);

        MergePlan plan = hub.operations.mergePlan(aux, midea);

        assertThat(plan.customers()).containsExactly(aux, branch);
        assertThat(plan.names()).containsExactly("宁波奥克斯空调有限公司", "奥克斯宁波分公司");
        assertThat(plan.contactPoints()).containsExactly(ZHANG, LI);
        assertThat(plan.records()).isEqualTo(Map.of(CommunicationType.PHONE, 2L));
        assertThat(plan.first()).contains(WhoIsWho.MONDAY);
        assertThat(plan.last()).contains(WhoIsWho.MONDAY.plusSeconds(60));
        assertThat(plan.orders()).isZero();
        assertThat(hub.customers.byId(aux).orElseThrow().mergedInto()).isEmpty();
        assertThat(hub.audit.newest(Optional.of("customer " + aux), 10)).isEmpty();
    }

    @Test
    void mergedNamesLeadToTheSurvivorThroughAChain() {
        CustomerId branch = hub.customer("奥克斯宁波分公司");
        hub.operations.merge(branch, aux, ACTOR);
        hub.operations.merge(aux, midea, ACTOR);

        assertThat(hub.lookup.find("奥克斯宁波分公司", 5)).isInstanceOfSatisfying(Result.Found.class, found -> assertThat(
                        found.customer().id())
                .isEqualTo(midea));
        assertThat(hub.customers.survivor(branch)).isEqualTo(midea);
        assertThat(hub.customers.count()).isEqualTo(1);
        assertThat(hub.lookup.named("奥克斯宁波分公司")).singleElement().satisfies(customer -> assertThat(customer.id())
                .isEqualTo(branch));
    }

    @Test
    void whatCannotBeMergedOrSplitIsRefusedWithItsRemedy() {
        CustomerId branch = hub.customer("奥克斯宁波分公司");
        hub.operations.merge(branch, aux, ACTOR);

        assertThatThrownBy(() -> hub.operations.merge(aux, branch, ACTOR)).hasMessageContaining("circle");
        assertThatThrownBy(() -> hub.operations.merge(aux, aux, ACTOR)).hasMessageContaining("into itself");
        assertThatThrownBy(() -> hub.operations.merge(branch, midea, ACTOR))
                .isInstanceOfSatisfying(OperationRefused.class, refused -> assertThat(refused.remedy())
                        .contains("./hub split " + branch));
        assertThatThrownBy(() -> hub.operations.merge(new CustomerId("C9"), aux, ACTOR))
                .hasMessageContaining("no customer C9");
        assertThatThrownBy(() -> hub.operations.split(aux, ACTOR))
                .isInstanceOfSatisfying(OperationRefused.class, refused -> assertThat(refused.remedy())
                        .contains(branch.value()));
        assertThatThrownBy(() -> hub.bind(new ContactPoint.Key(ContactPointKind.NAME, "张经理"), aux))
                .hasMessageContaining("identifies nobody");
    }

    @Test
    void mergingIntoAMergedCustomerMeansItsSurvivor() {
        CustomerId branch = hub.customer("奥克斯宁波分公司");
        hub.operations.merge(aux, midea, ACTOR);

        assertThat(hub.operations.merge(branch, aux, ACTOR).into().id()).isEqualTo(midea);
    }

    @Test
    void mergeThenNewEventsThenSplitGivesEachSideWhatCameByItsContactPoints() {
        hub.bind(ZHANG, aux);
        hub.bind(LI, midea);
        hub.bind(domain("auxgroup.com"), aux);
        RecordId auxBefore = hub.event(ZHANG);
        RecordId mideaBefore = hub.event(LI);

        hub.operations.merge(aux, midea, ACTOR);
        assertThat(hub.timeline(midea)).containsExactly(mideaBefore, auxBefore);
        RecordId auxNew = hub.event(ZHANG);
        RecordId mideaNew = hub.event(LI);
        RecordId auxStranger = hub.event(email("somebody@auxgroup.com"));
        RecordId auxWroteBoth = hub.event(ZHANG, LI);
        RecordId mideaWroteBoth = hub.event(LI, ZHANG);
        assertThat(hub.timeline(aux)).isEqualTo(hub.timeline(midea)).hasSize(7);
        assertThat(hub.queue.records(10)).as("both sides are one customer now").isEmpty();

        MergePlan split = hub.operations.split(aux, ACTOR);

        assertThat(split.recordCount()).isEqualTo(4);
        assertThat(hub.timeline(aux)).containsExactly(auxWroteBoth, auxStranger, auxNew, auxBefore);
        assertThat(hub.timeline(midea)).containsExactly(mideaWroteBoth, mideaNew, mideaBefore);
    }

    @Test
    void splitAfterMergeIsAnExactRoundTrip() {
        hub.bind(ZHANG, aux);
        hub.bind(LI, midea);
        hub.event(ZHANG);
        hub.event(LI);
        List<List<RecordId>> before = List.of(hub.timeline(aux), hub.timeline(midea));
        String rows = "SELECT string_agg(c::text, ';' ORDER BY id) FROM customer_communications c";
        String recordsBefore = hub.db.value(rows);

        hub.operations.merge(aux, midea, ACTOR);
        hub.operations.split(aux, ACTOR);

        assertThat(List.of(hub.timeline(aux), hub.timeline(midea))).isEqualTo(before);
        assertThat(hub.db.value(rows)).as("no record was touched").isEqualTo(recordsBefore);
    }

    @Test
    void whoDidWhatIsWrittenDown() {
        hub.event(ZHANG);
        hub.bind(ZHANG, aux);
        hub.operations.merge(aux, midea, "lina");
        hub.operations.split(aux, "lina");
        assertThatThrownBy(() -> hub.operations.split(aux, "lina")).isInstanceOf(OperationRefused.class);

        assertThat(hub.audit.newest(Optional.empty(), 10))
                .extracting(AuditEntry::actor, AuditEntry::action, AuditEntry::subject)
                .containsExactly(
                        tuple("lina", "customer.split", "customer " + aux),
                        tuple("lina", "customer.merge", "customer " + aux),
                        tuple(ACTOR, "contact_point.bind", "phone " + ZHANG.value()));
        assertThat(hub.audit.newest(Optional.of("phone " + ZHANG.value()), 1))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.happenedAt()).isEqualTo(WhoIsWho.MONDAY);
                    assertThat(entry.details())
                            .containsEntry("moved_records", 1)
                            .containsEntry("customer", aux.value());
                });
    }

    /** Per-customer serialisation: whoever comes first, an event that came by a contact point ends with whom the point ended with. */
    @Test
    void operationsRacingWithIntakeLeaveNoRecordBehind() throws Exception {
        List<ContactPoint.Key> points = List.of(ZHANG, LI, WANG, email("a@auxgroup.com"), email("b@auxgroup.com"));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int round = 0; round < 6; round++) {
                for (ContactPoint.Key point : points) {
                    work.add(() -> {
                        hub.event(point);
                        return 1;
                    });
                }
                CustomerId owner = round % 2 == 0 ? aux : midea;
                for (ContactPoint.Key point : List.of(ZHANG, LI, domain("auxgroup.com"))) {
                    work.add(() -> {
                        hub.bind(point, owner);
                        return 0;
                    });
                }
                work.add(() -> {
                    hub.operations.ignore(WANG, ACTOR);
                    return 0;
                });
            }
            int events = 0;
            for (Future<Integer> done : threads.invokeAll(work)) {
                events += done.get(60, TimeUnit.SECONDS);
            }
            assertThat(hub.db.count("SELECT count(*) FROM customer_communications"))
                    .isEqualTo(events);
        } finally {
            threads.shutdownNow();
        }
        assertThat(
                        hub.db.value(
                                """
                        SELECT coalesce(string_agg(point.value || ':' || coalesce(record.customer_id, '-') || coalesce(point.customer_id, '-'), ' '), 'none')
                        FROM customer_communications record JOIN communication_parties party ON party.record_id = record.record_id
                        JOIN contact_points point ON point.id = party.contact_point_id
                        WHERE record.customer_id IS DISTINCT FROM point.customer_id
                        """))
                .as("records that are not where their contact point is")
                .isEqualTo("none");
        assertThat(
                        hub.db.count(
                                "SELECT count(*) FROM contact_points WHERE kind = 'email' AND customer_id IS DISTINCT FROM (SELECT customer_id FROM contact_points WHERE kind = 'domain')"))
                .as("addresses that did not follow their domain")
                .isZero();
    }

    @Test
    void mergesAtTheSameTimeMakeNoCircle() throws Exception {
        List<CustomerId> all = new ArrayList<>(List.of(aux, midea, hub.customer("丙"), hub.customer("丁")));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        Set<String> outcomes = new HashSet<>();
        try {
            List<Callable<String>> work = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                CustomerId from = all.get(i);
                CustomerId into = all.get((i + 1) % all.size());
                work.add(() -> {
                    try {
                        hub.operations.merge(from, into, ACTOR);
                        return "merged";
                    } catch (OperationRefused refused) {
                        return refused.problem();
                    }
                });
            }
            for (Future<String> done : threads.invokeAll(work)) {
                outcomes.add(done.get(60, TimeUnit.SECONDS));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(outcomes).hasSize(2).contains("merged").anyMatch(outcome -> outcome.contains("circle"));
        assertThat(hub.customers.count()).isEqualTo(1);
        assertThat(all).extracting(hub.customers::survivor).containsOnly(hub.customers.survivor(aux));
    }

    @Test
    void aLatePartDoesNotOverruleWhatAPersonSaid() {
        hub.bind(ZHANG, aux);
        RecordId record = hub.announced(ZHANG);
        hub.operations.ignore(record, ACTOR);

        hub.ended(ZHANG);

        assertThat(hub.customerOf(record)).isEmpty();
        assertThat(hub.queue.records(10)).isEmpty();
        hub.operations.forget(record, ACTOR);
        assertThat(hub.customerOf(record)).contains(aux);
    }

    @Test
    void aCustomerTheSourceNamesByOurIdStaysWhateverIsBound() {
        RecordId report = hub.reported(midea, ZHANG);
        assertThat(hub.customerOf(report)).contains(midea);

        hub.operations.ignore(report, ACTOR);
        hub.bind(ZHANG, aux);
        hub.operations.forget(report, ACTOR);

        assertThat(hub.customerOf(report)).contains(midea);
    }

    @Test
    void undecidedRecordsShowWhoTookPart() {
        hub.nameless();

        assertThat(hub.queue.records(10))
                .singleElement()
                .extracting(Undecided::record)
                .satisfies(record -> assertThat(record.participants())
                        .singleElement()
                        .satisfies(person -> assertThat(person.displayName()).isEqualTo("张经理")));
    }
}
