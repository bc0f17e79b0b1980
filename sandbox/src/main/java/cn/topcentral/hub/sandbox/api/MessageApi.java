package cn.topcentral.hub.sandbox.api;

import cn.topcentral.hub.sandbox.card.CardAdvice;
import cn.topcentral.hub.sandbox.card.CardRules;
import cn.topcentral.hub.sandbox.card.CardUse;
import cn.topcentral.hub.sandbox.chat.Author;
import cn.topcentral.hub.sandbox.chat.ChatStore;
import cn.topcentral.hub.sandbox.chat.ConversationId;
import cn.topcentral.hub.sandbox.chat.Outgoing;
import cn.topcentral.hub.sandbox.chat.RandomText;
import cn.topcentral.hub.sandbox.chat.ResponseCodes;
import cn.topcentral.hub.sandbox.chat.SentMessage;
import cn.topcentral.hub.sandbox.corp.Corp;
import cn.topcentral.hub.sandbox.corp.Member;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** POST message/send (page 90236). Thread-safe: one call at a time, so that two identical requests cannot both pass. */
public final class MessageApi {
    private final Corp corp;
    private final ChatStore store;
    private final ResponseCodes codes;
    private final AppContent contents;
    private final BooleanSupplier hasCallbackUrl;
    private final DuplicateCheck duplicates;
    private final RateWindow perMinute;
    private final RateWindow perHour;
    private final Set<String> taskIds = new HashSet<>();

    /** @param hasCallbackUrl whether the app could receive clicks at this moment */
    public MessageApi(
            Corp corp,
            ChatStore store,
            ResponseCodes codes,
            MediaStore media,
            BooleanSupplier hasCallbackUrl,
            Clock clock) {
        this.corp = corp;
        this.store = store;
        this.codes = codes;
        this.contents = new AppContent(media);
        this.hasCallbackUrl = hasCallbackUrl;
        this.duplicates = new DuplicateCheck(clock);
        this.perMinute = new RateWindow(clock, 30, Duration.ofMinutes(1));
        this.perHour = new RateWindow(clock, 1000, Duration.ofHours(1));
    }

    public void routes(RoutesConfig routes) {
        routes.post("/cgi-bin/message/send", this::send);
    }

    private synchronized void send(Context ctx) {
        ApiRequest request = ApiRequest.of(ctx);
        checkAgent(request, corp);
        ObjectNode answer = duplicates.earlier(request).orElse(null);
        if (answer == null) {
            answer = accept(request);
            duplicates.remember(request, answer);
        }
        ApiRequest.answer(ctx, answer);
    }

    static void checkAgent(ApiRequest request, Corp corp) {
        if (!request.body().path("agentid").isInt()
                || request.body().path("agentid").intValue() <= 0) {
            throw new ApiRefusal(40056, "invalid agentid: must be a positive integer");
        }
        if (request.body().path("agentid").intValue() != corp.agentId()) {
            throw new ApiRefusal(301002, "not allow operate another agent with this accesstoken");
        }
    }

    private ObjectNode accept(ApiRequest request) {
        String msgtype = request.required("msgtype");
        Receivers receivers = Receivers.of(request, corp);
        boolean card = msgtype.equals("template_card");
        ObjectNode content = card ? card(request) : contents.checked(msgtype, request);
        String msgid = RandomText.token(64);
        String code = card && CardRules.callsBack(content) ? codes.issue(msgid) : "";
        List<String> warnings = card ? CardAdvice.warnings(content, CardUse.SEND) : List.of();
        for (Member member : receivers.members()) {
            String key = member.userid().toLowerCase(Locale.ROOT);
            if (perMinute.allows(key) && perHour.allows(key)) {
                store.deliver(new Outgoing(
                        SentMessage.Channel.APP,
                        member.userid(),
                        ConversationId.app(member.userid()),
                        new Author(Author.Kind.APP, Integer.toString(corp.agentId()), corp.agentName()),
                        msgtype,
                        content.deepCopy(),
                        msgid,
                        code,
                        warnings));
            }
        }
        ObjectNode answer = ApiRequest.ok();
        receivers.report(answer);
        answer.put("msgid", msgid);
        if (!code.isEmpty()) {
            answer.put("response_code", code);
        }
        return answer;
    }

    private ObjectNode card(ApiRequest request) {
        ObjectNode card = request.object("template_card").deepCopy();
        CardRules.check(card, CardUse.SEND);
        if (CardRules.callsBack(card) && !hasCallbackUrl.getAsBoolean()) {
            throw new ApiRefusal(43012, "the app has no callback URL, so it cannot send cards that call back");
        }
        String taskId = card.path("task_id").asText("");
        if (!taskId.isEmpty() && !taskIds.add(taskId)) {
            throw new ApiRefusal(40058, "template_card.task_id was used before in this app: " + taskId);
        }
        return card;
    }
}
