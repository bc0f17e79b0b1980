package cn.topcentral.hub.agents.local.advice;

import cn.topcentral.hub.agents.advice.MarketingAdvice.CareStrategy;
import cn.topcentral.hub.agents.finding.Evidence;
import cn.topcentral.hub.agents.local.words.Claim;
import cn.topcentral.hub.agents.local.words.Saying;
import cn.topcentral.hub.agents.local.words.Sayings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How to care for them: only what their own words or orders call for. */
record Care(
        Optional<Claim<Boolean>> birthday,
        Optional<Claim<String>> holiday,
        Optional<Claim<Boolean>> review,
        Optional<Claim<String>> sharing) {
    private static final Pattern BIRTHDAY = Pattern.compile("生日");
    private static final int HOLIDAY_AHEAD_DAYS = 45;
    private static final int IN_TOUCH_DAYS = 90;
    private static final int ORDERS_WORTH_A_REVIEW = 4;
    private static final int ASKED_OFTEN = 2;

    static Care of(Situation situation) {
        return new Care(
                Sayings.last(situation.sayings().within(365, BIRTHDAY)).flatMap(saying -> Claim.of(true, saying)),
                holiday(situation),
                situation.buying().times() >= ORDERS_WORTH_A_REVIEW ? situation.byLatestWord(true) : Optional.empty(),
                sharing(situation));
    }

    CareStrategy strategy() {
        return new CareStrategy(
                birthday.isPresent(),
                holiday.map(Claim::value).orElse(""),
                review.isPresent(),
                sharing.map(Claim::value).orElse(""));
    }

    List<Evidence> evidence(String pointer) {
        List<Evidence> evidence = new ArrayList<>();
        birthday.ifPresent(claim -> evidence.addAll(claim.under(pointer + "/birthday_greeting")));
        holiday.ifPresent(claim -> evidence.addAll(claim.under(pointer + "/holiday_gifts")));
        review.ifPresent(claim -> evidence.addAll(claim.under(pointer + "/quarterly_business_review")));
        sharing.ifPresent(claim -> evidence.addAll(claim.under(pointer + "/industry_insights_sharing")));
        return evidence;
    }

    private static Optional<Claim<String>> holiday(Situation situation) {
        boolean inTouch = !situation.statistics().theirs(IN_TOUCH_DAYS).isEmpty();
        return inTouch
                ? DaysOff.next(situation.statistics().workingHours().days(), situation.today(), HOLIDAY_AHEAD_DAYS)
                        .flatMap(off -> situation.byLatestWord(off.name() + "（" + situation.when(off.first())
                                + "放假）前一周问候" + situation.person() + "，带份小礼，顺便把节后的料排好"))
                : Optional.empty();
    }

    private static Optional<Claim<String>> sharing(Situation situation) {
        List<Saying> market = situation.sayings().within(Concerns.DAYS, Contents.MARKET);
        int asked = Sayings.occasions(market);
        return asked < ASKED_OFTEN ? Optional.empty() : Concerns.claim(market, "每周发一次再生料行情：近半年客户问过" + asked + "次");
    }
}
