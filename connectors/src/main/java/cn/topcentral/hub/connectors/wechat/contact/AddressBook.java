package cn.topcentral.hub.connectors.wechat.contact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads WeCom's address book of customers and customer groups, in pages (pages 92571, 92994, 92120, 92122). */
final class AddressBook {
    private static final int USERS_PER_CALL = 100;
    private static final int CONTACTS_PER_CALL = 100;
    private static final int GROUPS_PER_CALL = 1000;

    /** No customer relation, or no right to have customers: colleagues without customers. */
    private static final Set<Integer> NOBODY = Set.of(84061, 84074);

    private final WeComApi api;

    AddressBook(WeComApi api) {
        this.api = api;
    }

    /** A group with customers in it. */
    record Group(String id, String name) {}

    /** Everybody whom a colleague has as a customer, each once. */
    Collection<ExternalContact> contacts() {
        List<String> users = api.get("/cgi-bin/externalcontact/get_follow_user_list", Map.of())
                .path("follow_user")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
        Map<String, ExternalContact> contacts = new LinkedHashMap<>();
        for (int from = 0; from < users.size(); from += USERS_PER_CALL) {
            readContacts(users.subList(from, Math.min(users.size(), from + USERS_PER_CALL)), contacts);
        }
        return contacts.values();
    }

    private void readContacts(List<String> users, Map<String, ExternalContact> contacts) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("limit", CONTACTS_PER_CALL);
        ArrayNode asked = request.putArray("userid_list");
        users.forEach(asked::add);
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            JsonNode page = contactPage(request.put("cursor", cursor.get()));
            page.path("external_contact_list")
                    .valueStream()
                    .map(ExternalContact::of)
                    .filter(contact -> !contact.id().isEmpty())
                    .forEach(contact -> contacts.merge(contact.id(), contact, ExternalContact::and));
            cursor = next(page, cursor.get());
        }
    }

    private JsonNode contactPage(ObjectNode request) {
        try {
            return api.post("/cgi-bin/externalcontact/batch/get_by_user", request);
        } catch (WeComApi.Refused e) {
            if (NOBODY.contains(e.code())) {
                return JsonNodeFactory.instance.objectNode();
            }
            throw e;
        }
    }

    /** The groups that have a name; a group of two or three people often has none. */
    List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        ObjectNode request =
                JsonNodeFactory.instance.objectNode().put("status_filter", 0).put("limit", GROUPS_PER_CALL);
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            JsonNode page = api.post("/cgi-bin/externalcontact/groupchat/list", request.put("cursor", cursor.get()));
            for (JsonNode group : page.path("group_chat_list")) {
                named(group.path("chat_id").asText()).ifPresent(groups::add);
            }
            cursor = next(page, cursor.get());
        }
        return groups;
    }

    private Optional<Group> named(String id) {
        ObjectNode request =
                JsonNodeFactory.instance.objectNode().put("chat_id", id).put("need_name", 0);
        String name = api.post("/cgi-bin/externalcontact/groupchat/get", request)
                .path("group_chat")
                .path("name")
                .asText("")
                .strip();
        return name.isEmpty() ? Optional.empty() : Optional.of(new Group(id, name));
    }

    /** A cursor that stands still would be asked for ever. */
    private static Optional<String> next(JsonNode page, String cursor) {
        return Optional.of(page.path("next_cursor").asText("")).filter(next -> !next.isEmpty() && !next.equals(cursor));
    }
}
