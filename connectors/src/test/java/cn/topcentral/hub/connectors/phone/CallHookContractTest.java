package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookContract;
import cn.topcentral.hub.connectors.hook.HookRequest;
import cn.topcentral.hub.connectors.hook.HookRequests;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** Each vendor's hook keeps to what all hooks keep to. */
class CallHookContractTest {

    @Nested
    class Tinet extends Vendor {
        Tinet() {
            super(
                    "tinet",
                    Hooks.push("tinet__agent_state.form"),
                    "tinet__ringing.form",
                    "tinet__answered.form",
                    "tinet__hangup_inbound.json",
                    "tinet__hangup_missed.json",
                    "tinet__recording.form",
                    "tinet__satisfaction.json",
                    "tinet__asr.json");
        }
    }

    @Nested
    class SevenMoor extends Vendor {
        SevenMoor() {
            super(
                    "sevenmoor",
                    HookRequests.get(Hooks.KEY + "&Agent=8001&AgentState=busy"),
                    "sevenmoor__ring.query",
                    "sevenmoor__link.query",
                    "sevenmoor__unlink.query",
                    "sevenmoor__hangup_recorded.query",
                    "sevenmoor__transfer.query");
        }
    }

    @Nested
    class Tccc extends Vendor {
        Tccc() {
            super(
                    "tccc",
                    HookRequests.json(Hooks.KEY + "&action=newthing&version=1", "{\"SdkAppId\": 1400264214}"),
                    "tccc__cdr.json",
                    "tccc__cdr_missed.json",
                    "tccc__record_1.json",
                    "tccc__record_2.json",
                    "tccc__record_c.json",
                    "tccc__voicemail.json",
                    "tccc__imcdr.json");
        }
    }

    @Nested
    class AliyunVoice extends Vendor {
        AliyunVoice() {
            super(
                    "aliyun_voice",
                    Hooks.push("aliyun_voice__state.json"),
                    "aliyun_voice__report.json",
                    "aliyun_voice__record.json");
        }
    }

    @Nested
    class FreeSwitch extends Vendor {
        FreeSwitch() {
            super(
                    "freeswitch",
                    HookRequests.json(Hooks.KEY, "{\"event\": \"heartbeat\"}"),
                    "freeswitch__a_leg.json",
                    "freeswitch__a_leg.form",
                    "freeswitch__b_leg.json",
                    "freeswitch__b_leg.base64");
        }
    }

    @Nested
    class Carrier extends Vendor {
        Carrier() {
            super(
                    "carrier400",
                    HookRequests.form(Hooks.KEY, "event=number_state&tel=4008208820"),
                    "carrier400__call.json",
                    "carrier400__missed.json");
        }
    }

    @Nested
    class WorkPhone extends Vendor {
        WorkPhone() {
            super(
                    "workphone",
                    HookRequests.json(Hooks.KEY, "{\"result\": [{\"sms\": \"…\"}]}"),
                    "workphone__calls.json");
        }
    }

    /** With HTTP Basic in place of the secret in the address. */
    @Nested
    class FreeSwitchWithPassword extends Vendor {
        private static final String PASSWORD = "Basic aHViOms3UXcybVp4OUxwUjR0VmI="; // hub and the secret

        FreeSwitchWithPassword() {
            super("freeswitch", HookRequests.json("uuid=a_1", "{\"event\": \"heartbeat\"}"), "freeswitch__a_leg.json");
        }

        @Override
        public HookConnector connector() {
            return Hooks.connect("freeswitch", "user", "hub");
        }

        @Override
        public Map<String, HookRequest> genuine() {
            Map<String, HookRequest> genuine = new LinkedHashMap<>();
            super.genuine()
                    .forEach((name, request) -> genuine.put(
                            name,
                            HookRequests.withHeader(
                                    HookRequests.withQuery(request, "uuid=a_1"), "Authorization", PASSWORD)));
            return genuine;
        }

        @Override
        public HookRequest forged(HookRequest genuine) {
            return HookRequests.withHeader(genuine, "Authorization", "Basic aHViOmd1ZXNzZWQ=");
        }

        @Override
        public HookRequest unknownEvent() {
            return HookRequests.withHeader(super.unknownEvent(), "Authorization", PASSWORD);
        }
    }

    /** A vendor with its pushes. */
    abstract static class Vendor implements HookContract {
        private final String type;
        private final HookRequest unknown;
        private final List<String> fixtures;

        Vendor(String type, HookRequest unknown, String... fixtures) {
            this.type = type;
            this.unknown = unknown;
            this.fixtures = List.of(fixtures);
        }

        @Override
        public HookConnector connector() {
            return Hooks.connect(type);
        }

        @Override
        public Map<String, HookRequest> genuine() {
            Map<String, HookRequest> genuine = new LinkedHashMap<>();
            fixtures.forEach(fixture -> genuine.put(fixture, Hooks.push(fixture)));
            return genuine;
        }

        @Override
        public HookRequest forged(HookRequest genuine) {
            String query = String.join(
                    "&",
                    genuine.query().entrySet().stream()
                            .filter(parameter -> !parameter.getKey().equals("key"))
                            .map(parameter -> parameter.getKey() + "=x")
                            .toList());
            return HookRequests.withQuery(genuine, "key=k7Qw2mZx9LpR4tVB&" + query);
        }

        @Override
        public HookRequest unknownEvent() {
            return unknown;
        }

        @Override
        public List<String> secrets() {
            return List.of(Hooks.SECRET);
        }
    }
}
