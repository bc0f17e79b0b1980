package cn.topcentral.hub.connectors.meeting;

import cn.topcentral.hub.connectors.StorableText;
import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.connectors.party.EmailAddresses;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * People as reports name them: by a text ({@code 李明}, {@code 李明 13812345678}, {@code 李明 <li@auxgroup.com>}) or an object with {@code name},
 * {@code userid} (of our WeCom), {@code email}, {@code phone}, {@code account}, {@code company}, {@code side}.
 */
public final class People {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>()（）:：,，]{1,64}@[^\\s<>()（）:：,，]{3,190}");
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d[\\d -]{5,18}\\d");

    private final PhoneNumbers numbers;

    public People(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    /** Everyone on a list. A person whose company is named is followed by that company. */
    public List<Party> all(JsonNode list, Role role, Side side) {
        List<Party> parties = new ArrayList<>();
        for (JsonNode item : ReportJson.items(list)) {
            if (item.isObject()) {
                Optional<Party> person = described(item, role, side);
                person.ifPresent(parties::add);
                ReportJson.text(item, "company")
                        .map(name -> company(name, Role.PARTICIPANT, sideOf(item, side)))
                        .ifPresent(parties::add);
            } else {
                named(item.asText(), role, side).ifPresent(parties::add);
            }
        }
        return parties;
    }

    /** A company by name. */
    public static Party company(String name, Role role, Side side) {
        return new Party(role, ContactPointKind.COMPANY, Optional.of(name), name, Optional.of(name), side);
    }

    /** A person of whom only the name is known. */
    public static Party name(String name, Role role, Side side) {
        return new Party(role, ContactPointKind.NAME, Optional.of(name), name, Optional.of(name), side);
    }

    /** A person by telephone number. */
    public Party phone(String number, Optional<String> name, Role role, Side side) {
        return new Party(role, ContactPointKind.PHONE, numbers.normalise(number).e164(), number, name, side);
    }

    /** A person by mail address. */
    public static Party email(String address, Optional<String> name, Role role, Side side) {
        return new Party(role, ContactPointKind.EMAIL, EmailAddresses.normalise(address), address, name, side);
    }

    /** A person by the account at some service, e.g. {@code zoom:abc}. */
    public static Party account(String account, Optional<String> name, Role role, Side side) {
        return new Party(role, ContactPointKind.ACCOUNT, Optional.of(account), account, name, side);
    }

    private Optional<Party> described(JsonNode person, Role role, Side side) {
        Optional<String> name = ReportJson.text(person, "name", "display_name", "user_name");
        Side known = sideOf(person, side);
        return ReportJson.text(person, "userid")
                .map(userid -> new Party(
                        role,
                        ContactPointKind.WECOM_USER,
                        Optional.of(userid.toLowerCase(Locale.ROOT)),
                        userid,
                        name,
                        Side.OURS))
                .or(() -> ReportJson.text(person, "email").map(address -> email(address, name, role, known)))
                .or(() -> ReportJson.text(person, "phone", "mobile", "tel")
                        .map(number -> phone(number, name, role, known)))
                .or(() -> ReportJson.text(person, "account").map(account -> account(account, name, role, known)))
                .or(() -> name.map(only -> name(only, role, known)));
    }

    private Optional<Party> named(String written, Role role, Side side) {
        String text = StorableText.of(written);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher address = ADDRESS.matcher(text);
        if (address.find()) {
            return Optional.of(email(address.group(), rest(text, address), role, side));
        }
        Matcher number = NUMBER.matcher(text);
        if (number.find()) {
            return Optional.of(phone(number.group(), rest(text, number), role, side));
        }
        return Optional.of(name(text, role, side));
    }

    private static Optional<String> rest(String text, Matcher found) {
        String rest = (text.substring(0, found.start()) + " " + text.substring(found.end()))
                .replaceAll("[<>()（）:：\"]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        return Optional.of(rest).filter(name -> !name.isEmpty());
    }

    private static Side sideOf(JsonNode person, Side otherwise) {
        return ReportJson.text(person, "side")
                .map(word -> switch (word.toLowerCase(Locale.ROOT)) {
                    case "ours", "our", "我方" -> Side.OURS;
                    case "customer", "theirs", "客户", "对方" -> Side.CUSTOMER;
                    default -> otherwise;
                })
                .orElse(otherwise);
    }
}
