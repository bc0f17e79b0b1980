package cn.topcentral.hub.connectors.video;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.hook.Hmac;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookDelivery;
import cn.topcentral.hub.connectors.hook.HookReply;
import cn.topcentral.hub.connectors.hook.HookRequest;
import cn.topcentral.hub.connectors.hook.HookVerdict;
import cn.topcentral.hub.connectors.hook.UnreadableDelivery;
import cn.topcentral.hub.connectors.meeting.ReportJson;
import cn.topcentral.hub.connectors.meeting.UnreadableReportException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Event subscription of Tencent Meeting (meeting.tencent.com/support/topic/588, 腾讯会议开放平台 "事件订阅"): a GET that checks the address, POSTs with
 * {@code {"data": base64}}, both signed over the base64.
 */
final class TencentMeetingHook implements HookConnector {
    /** To the letter, or the event is sent again after 1, 3 and 6 minutes. */
    private static final HookReply RECEIVED = HookReply.text("successfully received callback");

    private final String token;
    private final Optional<BlockCipher> cipher;
    private final TencentMeetingEvents events;

    TencentMeetingHook(String token, Optional<BlockCipher> cipher, TencentMeetingEvents events) {
        this.token = token;
        this.cipher = cipher;
        this.events = events;
    }

    @Override
    public HookVerdict receive(HookRequest request) {
        if (request.method().equals("GET")) {
            return checkAddress(request);
        }
        Optional<HookVerdict.Refused> wrong = HookChecks.jsonPost(request);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        try {
            Optional<String> data = ReportJson.text(ReportJson.read(request.text()), "data");
            if (data.isEmpty()) {
                return new HookVerdict.Refused(400, "the body has no data");
            }
            Optional<HookVerdict.Refused> refused = verify(request, data.get());
            return refused.isPresent() ? refused.get() : accept(data.get());
        } catch (UnreadableReportException e) {
            return new HookVerdict.Refused(400, "the body is " + e.getMessage());
        }
    }

    private HookVerdict accept(String data) {
        Optional<String> text = plain(data);
        if (text.isEmpty()) {
            return new HookVerdict.Refused(400, "data cannot be decrypted; compare aes_key with the EncodingAESKey");
        }
        JsonNode event = ReportJson.read(text.get());
        if (!events.tells(event)) {
            return new HookVerdict.Answered(RECEIVED);
        }
        String key = ReportJson.text(event, "trace_id", "unique_sequence").orElseGet(() -> ReportJson.hash(text.get()));
        return new HookVerdict.Accepted(key, text.get(), RECEIVED);
    }

    private HookVerdict checkAddress(HookRequest request) {
        Optional<String> check = request.parameter("check_str");
        if (check.isEmpty()) {
            return new HookVerdict.Refused(400, "check_str is missing");
        }
        Optional<HookVerdict.Refused> refused = verify(request, check.get());
        if (refused.isPresent()) {
            return refused.get();
        }
        return decrypted(check.get())
                .<HookVerdict>map(text -> new HookVerdict.Answered(HookReply.text(text)))
                .orElseGet(() -> new HookVerdict.Refused(
                        400, "check_str cannot be decrypted; compare aes_key with the EncodingAESKey"));
    }

    private Optional<HookVerdict.Refused> verify(HookRequest request, String data) {
        Optional<String> timestamp = request.header("timestamp");
        Optional<String> nonce = request.header("nonce");
        Optional<String> signature = request.header("signature");
        if (timestamp.isEmpty() || nonce.isEmpty() || signature.isEmpty()) {
            return Optional.of(new HookVerdict.Refused(401, "the headers timestamp, nonce and signature are missing"));
        }
        if (!Hmac.same(SortedSignature.of(token, timestamp.get(), nonce.get(), data), signature.get())) {
            return Optional.of(new HookVerdict.Refused(401, "wrong signature; compare token with the console's"));
        }
        return HookChecks.age(timestamp.get(), request.receivedAt());
    }

    /** JSON only: newer documents speak of a suffix after it, which is cut off. */
    private Optional<String> plain(String data) {
        return decrypted(data).map(text -> {
            int end = text.lastIndexOf('}');
            return end < 0 ? text : text.substring(0, end + 1);
        });
    }

    private Optional<String> decrypted(String data) {
        try {
            byte[] bytes = Base64.getDecoder().decode(data.strip());
            byte[] plain = cipher.isPresent() ? cipher.get().decrypt(bytes) : bytes;
            return Optional.of(new String(plain, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<CommunicationDraft> decode(HookDelivery delivery) {
        try {
            return events.decode(ReportJson.read(delivery.text()), delivery.text(), delivery.receivedAt());
        } catch (UnreadableReportException e) {
            throw new UnreadableDelivery("Tencent Meeting event: " + e.getMessage(), e);
        }
    }
}
