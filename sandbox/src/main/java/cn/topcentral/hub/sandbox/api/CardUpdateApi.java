package cn.topcentral.hub.sandbox.api;

import cn.topcentral.hub.sandbox.card.CardRules;
import cn.topcentral.hub.sandbox.card.CardUse;
import cn.topcentral.hub.sandbox.chat.CardUpdate;
import cn.topcentral.hub.sandbox.chat.ChatStore;
import cn.topcentral.hub.sandbox.chat.ConversationId;
import cn.topcentral.hub.sandbox.chat.Entry;
import cn.topcentral.hub.sandbox.chat.ResponseCodes;
import cn.topcentral.hub.sandbox.corp.Corp;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What may happen to a sent message: update_template_card (page 94888) and recall (94867). */
public final class CardUpdateApi {
    private static final Duration RECALL_LIMIT = Duration.ofHours(24);

    private final Corp corp;
    private final ChatStore store;
    private final ResponseCodes codes;
    private final Clock clock;

    public CardUpdateApi(Corp corp, ChatStore store, ResponseCodes codes, Clock clock) {
        this.corp = corp;
        this.store = store;
        this.codes = codes;
        this.clock = clock;
    }

    public void routes(RoutesConfig routes) {
        routes.post("/cgi-bin/message/update_template_card", this::update);
        routes.post("/cgi-bin/message/recall", this::recall);
    }

    private void update(Context ctx) {
        ApiRequest request = ApiRequest.of(ctx);
        MessageApi.checkAgent(request, corp);
        String code = request.required("response_code");
        String msgid = codes.peek(code).orElseThrow(() -> usedUp());
        UnaryOperator<Entry> change = change(request);
        Set<String> conversations = new HashSet<>();
        List<String> invalid = receivers(request, conversations);
        List<Entry> copies = store.entries(entry -> entry.msgid().equals(msgid));
        if (!request.flag("atall")) {
            copies = copies.stream()
                    .filter(entry -> conversations.contains(entry.conversation()))
                    .toList();
        }
        if (!codes.take(code)) {
            throw usedUp();
        }
        copies.forEach(entry -> store.update(entry.id(), change));
        ObjectNode answer = ApiRequest.ok();
        ArrayNode invalidUsers = answer.putArray("invaliduser");
        invalid.forEach(invalidUsers::add);
        ApiRequest.answer(ctx, answer);
    }

    private static ApiRefusal usedUp() {
        return new ApiRefusal(60140, "response_code invalid or expired");
    }

    private static UnaryOperator<Entry> change(ApiRequest request) {
        boolean button = request.body().hasNonNull("button");
        if (button == request.body().hasNonNull("template_card")) {
            throw new ApiRefusal(40058, "give either button or template_card");
        }
        if (button) {
            String name = AppContent.required(request.object("button"), "button", "replace_name");
            return entry -> CardUpdate.replaceButtons(entry, name);
        }
        ObjectNode card = request.object("template_card");
        CardRules.check(card, CardUse.UPDATE);
        return entry -> CardUpdate.apply(entry, card);
    }

    private List<String> receivers(ApiRequest request, Set<String> conversations) {
        List<String> users = request.texts("userids");
        List<String> parties = request.texts("partyids");
        List<String> tags = request.texts("tagids");
        if (users.isEmpty() && parties.isEmpty() && tags.isEmpty() && !request.flag("atall")) {
            throw new ApiRefusal(82001, "userids, partyids, tagids and atall are all empty");
        }
        if (users.size() > 1000) {
            throw new ApiRefusal(40032, "userids must name at most 1000, names " + users.size());
        }
        Receivers found = Receivers.found(users, parties, tags, corp);
        found.members().forEach(member -> conversations.add(ConversationId.app(member.userid())));
        List<String> invalid = new ArrayList<>();
        found.invalidUsers().forEach(user -> invalid.add(user.toLowerCase(Locale.ROOT)));
        return invalid;
    }

    private void recall(Context ctx) {
        String msgid = ApiRequest.of(ctx).required("msgid");
        List<Entry> copies = store.entries(entry -> entry.msgid().equals(msgid) && !entry.recalled());
        if (copies.isEmpty()) {
            throw new ApiRefusal(40058, "msgid is unknown or recalled already");
        }
        if (!clock.instant().isBefore(copies.get(0).at().plus(RECALL_LIMIT))) {
            throw new ApiRefusal(40058, "msgid is older than 24 hours and cannot be recalled");
        }
        copies.forEach(entry -> store.update(entry.id(), CardUpdate::recall));
        ApiRequest.answer(ctx, ApiRequest.ok());
    }
}
