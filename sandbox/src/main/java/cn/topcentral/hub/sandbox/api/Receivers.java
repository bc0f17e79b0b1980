package cn.topcentral.hub.sandbox.api;

import cn.topcentral.hub.sandbox.corp.Corp;
import cn.topcentral.hub.sandbox.corp.Member;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Who a message goes to and which of the named receivers do not exist (page 90236). */
record Receivers(
        List<Member> members, List<String> invalidUsers, List<String> invalidParties, List<String> invalidTags) {

    static Receivers of(ApiRequest request, Corp corp) {
        if (request.text("touser").equals("@all")) {
            return new Receivers(corp.members(), List.of(), List.of(), List.of());
        }
        List<String> users = ids(request.text("touser"));
        List<String> parties = ids(request.text("toparty"));
        List<String> tags = ids(request.text("totag"));
        limit(users, 1000, 40032, "touser");
        limit(parties, 100, 82002, "toparty");
        limit(tags, 100, 82003, "totag");
        if (users.isEmpty() && parties.isEmpty() && tags.isEmpty()) {
            throw new ApiRefusal(82001, "touser & toparty & totag are all empty");
        }
        Receivers found = found(users, parties, tags, corp);
        if (found.members().isEmpty()) {
            throw new ApiRefusal(81013, "user & party & tag all invalid");
        }
        return found;
    }

    /** Tags exist at WeCom, but the sandbox has none: every tag is invalid. */
    static Receivers found(List<String> users, List<String> parties, List<String> tags, Corp corp) {
        Set<Member> members = new LinkedHashSet<>();
        List<String> invalidUsers = new ArrayList<>();
        List<String> invalidParties = new ArrayList<>();
        for (String user : users) {
            corp.member(user).ifPresentOrElse(members::add, () -> invalidUsers.add(user.toLowerCase(Locale.ROOT)));
        }
        for (String party : parties) {
            int id = party.matches("\\d{1,9}") ? Integer.parseInt(party) : -1;
            corp.membersOf(id).ifPresentOrElse(members::addAll, () -> invalidParties.add(party));
        }
        return new Receivers(List.copyOf(members), invalidUsers, invalidParties, tags);
    }

    void report(ObjectNode answer) {
        join(answer, "invaliduser", invalidUsers);
        join(answer, "invalidparty", invalidParties);
        join(answer, "invalidtag", invalidTags);
    }

    private static void join(ObjectNode answer, String field, List<String> ids) {
        if (!ids.isEmpty()) {
            answer.put(field, String.join("|", ids));
        }
    }

    private static List<String> ids(String joined) {
        List<String> ids = new ArrayList<>(List.of(joined.split("\\|", -1)));
        ids.removeIf(String::isBlank);
        return ids;
    }

    private static void limit(List<String> ids, int most, int errcode, String field) {
        if (ids.size() > most) {
            throw new ApiRefusal(errcode, field + " must name at most " + most + ", names " + ids.size());
        }
    }
}
