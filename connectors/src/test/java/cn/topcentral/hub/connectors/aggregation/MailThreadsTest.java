package cn.topcentral.hub.connectors.aggregation;

import static cn.topcentral.hub.connectors.aggregation.Drafts.headers;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.aggregation.LabelledMails.Labelled;
import cn.topcentral.hub.storage.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases after RFC 5256 (REFERENCES, ORDEREDSUBJECT) and JWZ, and those that show where we are more careful than both. */
class MailThreadsTest {
    private static final Instant NOON = Instant.parse("2024-06-15T04:00:00Z");
    private static final String US = "sales@topcentral.cn";
    private static final String LI = "li@auxgroup.com";

    @TempDir
    private Path files;

    private TestDatabase db;
    private ThreadedMails mails;
    private int minute;

    @BeforeEach
    void open() {
        db = TestDatabase.create();
        mails = new ThreadedMails(db, files);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private CommunicationDraft mail(String id, String from, String to, String subject, String... references) {
        minute++;
        boolean reply = subject.startsWith("Re: ");
        String key = reply ? subject.substring(4) : subject;
        return Drafts.mail(
                id, NOON.plus(Duration.ofMinutes(minute)), from, to, subject, headers(id, key, reply, references));
    }

    private Set<Set<String>> threads(CommunicationDraft... sent) {
        Set<Set<String>> forwards = mails.oneByOne(List.of(sent));
        List<CommunicationDraft> reversed = new ArrayList<>(List.of(sent));
        Collections.reverse(reversed);
        assertThat(mails.oneByOne(reversed)).isEqualTo(forwards);
        assertThat(ThreadedMails.together(mails.threads(List.of(reversed)))).isEqualTo(forwards);
        return forwards;
    }

    @Test
    void aMissingParentHoldsItsAnswersTogether() {
        assertThat(threads(
                        mail("b@x", LI, US, "Re: 甲", "a@x"),
                        mail("c@x", "wu@auxgroup.com", US, "Re: 乙", "a@x"),
                        mail("d@x", US, LI, "Re: 甲", "a@x", "b@x")))
                .containsExactly(Set.of("b@x", "c@x", "d@x"));
    }

    @Test
    void aMailMayJoinTwoThreads() {
        assertThat(threads(
                        mail("a@x", LI, US, "甲"), mail("b@x", LI, US, "乙"), mail("c@x", US, LI, "Re: 甲", "a@x", "b@x")))
                .containsExactly(Set.of("a@x", "b@x", "c@x"));
    }

    @Test
    void loopsAndMailsThatAnswerThemselvesAreHarmless() {
        assertThat(threads(
                        mail("a@x", LI, US, "Re: 甲", "b@x"),
                        mail("b@x", US, LI, "Re: 甲", "a@x"),
                        mail("c@x", LI, US, "Re: 乙", "c@x")))
                .containsExactlyInAnyOrder(Set.of("a@x", "b@x"), Set.of("c@x"));
    }

    @Test
    void aSkippedGenerationIsBridgedByTheReferences() {
        assertThat(threads(mail("a@x", LI, US, "甲"), mail("d@x", LI, US, "Re: 甲", "a@x", "b@x", "c@x")))
                .hasSize(1);
    }

    @Test
    void equalSubjectsWithoutAReplyPrefixAreTwoMatters() {
        CommunicationDraft later = mail("b@x", LI, US, "PCR-ABS 供货")
                .but()
                .threading(headers("b@x", "PCR-ABS 供货", false))
                .build();
        minute += 3 * 24 * 60;
        assertThat(threads(later, mail("a@x", LI, US, "PCR-ABS 供货"))).hasSize(2);
    }

    @Test
    void anAnswerWithoutHeadersFindsItsMailInWhateverOrderTheyCome() {
        CommunicationDraft first = mail("a@x", US, LI, "PCR-ABS 供货");
        minute += 20 * 24 * 60;
        CommunicationDraft answer = mail("b@y", LI, US, "Re: PCR-ABS 供货");
        minute += 20 * 24 * 60;
        CommunicationDraft late = mail("c@y", LI, US, "Re: PCR-ABS 供货", "a@x");
        assertThat(threads(first, answer, late)).containsExactly(Set.of("a@x", "b@y", "c@y"));
    }

    @Test
    void anAnswerAfterAMonthOrWithAnEmptyPhraseIsNotGuessed() {
        CommunicationDraft first = mail("a@x", US, LI, "PCR-ABS 供货");
        CommunicationDraft phrase = mail("p@x", US, LI, "invoice");
        CommunicationDraft guess = mail("q@y", LI, US, "Re: invoice");
        minute += 31 * 24 * 60;
        assertThat(threads(first, phrase, guess, mail("b@y", LI, US, "Re: PCR-ABS 供货")))
                .hasSize(4);
    }

    @Test
    void aStrangerWhoQuotesOurMessageIdGetsAThreadOfTheirOwn() {
        assertThat(threads(
                        mail("a@us", US, LI, "报价"),
                        mail("s@evil", "x@stranger.com", US, "Re: 报价", "a@us"),
                        mail("b@x", LI, US, "Re: 报价", "a@us"),
                        mail("s2@evil", "y@stranger.com", US, "Re: 报价", "a@us")))
                .containsExactlyInAnyOrder(Set.of("a@us", "b@x"), Set.of("s@evil", "s2@evil"));
    }

    @Test
    void whomWeForwardedItToMayJoin() {
        assertThat(threads(
                        mail("a@x", LI, US, "要货"),
                        mail("f@us", US, "zhou@supplier.com", "Re: 要货", "a@x"),
                        mail("r@s", "zhou@supplier.com", US, "Re: 要货", "a@x", "f@us")))
                .hasSize(1);
    }

    @Test
    void twoPeopleOfOneFreeMailProviderAreStrangers() {
        assertThat(threads(
                        mail("a@us", US, "1@qq.com", "报价"),
                        mail("b@q", "2@qq.com", US, "Re: 报价", "a@us"),
                        mail("c@q", "1@qq.com", US, "Re: 报价", "a@us")))
                .containsExactlyInAnyOrder(Set.of("a@us", "c@q"), Set.of("b@q"));
    }

    @Test
    void aNewTopicInAnOldMailIsANewThreadAndASlightChangeIsNot() {
        assertThat(threads(
                        mail("a@x", LI, US, "PCR-ABS 月度订单"),
                        mail("b@x", US, LI, "PCR-ABS 月度订单（改）", "a@x"),
                        mail("c@x", LI, US, "验厂安排", "a@x", "b@x"),
                        mail("d@x", US, LI, "Re: 验厂安排", "a@x", "b@x", "c@x")
                                .but()
                                .threading(headers("d@x", "验厂安排", true, "c@x"))
                                .build()))
                .containsExactlyInAnyOrder(Set.of("a@x", "b@x"), Set.of("c@x", "d@x"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void threadsAreTheSameInAnyOrderOfArrivalAndInAnyBatches(long seed) {
        Random random = new Random(seed);
        String[] people = {LI, "wu@auxgroup.com", "1@qq.com", "x@stranger.com", US, US};
        String[] matters = {"PCR-ABS 供货", "Re: PCR-ABS 供货", "Re: 报价", "验厂安排通知", "Re: 验厂安排通知"};
        List<CommunicationDraft> sent = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            minute += random.nextInt(3 * 24 * 60);
            String from = people[random.nextInt(people.length)];
            String to = from.equals(US) ? people[random.nextInt(4)] : US;
            String[] references = new String[random.nextInt(3)];
            for (int r = 0; r < references.length; r++) {
                references[r] = "n" + random.nextInt(60) + "@x";
            }
            sent.add(mail("n" + i + "@x", from, to, matters[random.nextInt(matters.length)], references));
        }
        Set<Set<String>> expected = ThreadedMails.together(mails.threads(List.of(sent)));
        for (int order = 0; order < 3; order++) {
            Collections.shuffle(sent, random);
            assertThat(ThreadedMails.together(mails.threads(batches(sent, random))))
                    .isEqualTo(expected);
        }
    }

    private static List<List<CommunicationDraft>> batches(List<CommunicationDraft> mails, Random random) {
        List<List<CommunicationDraft>> batches = new ArrayList<>();
        for (int from = 0; from < mails.size(); ) {
            int to = Math.min(mails.size(), from + 1 + random.nextInt(6));
            batches.add(List.copyOf(mails.subList(from, to)));
            from = to;
        }
        return batches;
    }

    @Test
    void ofTheLabelledMailboxNearlyEveryPairIsRight() {
        List<Labelled> labelled = new ArrayList<>(LabelledMails.of(7));
        assertThat(labelled).hasSizeGreaterThanOrEqualTo(250);
        assertThat(labelled.stream().map(Labelled::thread).distinct()).hasSizeGreaterThanOrEqualTo(60);
        Collections.shuffle(labelled, new Random(7));
        Map<String, String> found =
                mails.threads(batches(labelled.stream().map(Labelled::draft).toList(), new Random(7)));

        int both = 0;
        int wrong = 0;
        int missed = 0;
        for (int i = 0; i < labelled.size(); i++) {
            for (int j = 0; j < i; j++) {
                boolean belong = labelled.get(i).thread().equals(labelled.get(j).thread());
                boolean joined = thread(found, labelled.get(i)).equals(thread(found, labelled.get(j)));
                both += belong && joined ? 1 : 0;
                wrong += !belong && joined ? 1 : 0;
                missed += belong && !joined ? 1 : 0;
            }
        }
        double precision = (double) both / (both + wrong);
        double recall = (double) both / (both + missed);
        assertThat(precision)
                .as("precision, pairs right %s wrong %s", both, wrong)
                .isGreaterThanOrEqualTo(0.985);
        assertThat(recall).as("recall, pairs right %s missed %s", both, missed).isGreaterThanOrEqualTo(0.97);
    }

    private static String thread(Map<String, String> found, Labelled mail) {
        return Objects.requireNonNull(found.get(mail.draft().source().recordId()));
    }
}
