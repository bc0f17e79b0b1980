package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.hook.HookSettings;
import cn.topcentral.hub.connectors.hook.HookType;
import cn.topcentral.hub.storage.communication.CommunicationType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** The telephone vendors whose pushes are understood. */
public final class CallHooks {
    static final String ENTERPRISE = "enterprise_id";

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Set<String> JSON_ONLY = Set.of(JSON);
    private static final Set<String> JSON_OR_FORM = Set.of(JSON, FORM, "text/plain", "");
    private static final Set<String> SWITCH =
            Set.of(JSON, FORM, "application/x-www-form-base64-encoded", "text/plain", "");

    private static final Optional<String> NO_HEADER = Optional.empty();

    private final Supplier<CallSettings> calls;

    /** @param calls our numbers as they are now; asked for every delivery */
    public CallHooks(Supplier<CallSettings> calls) {
        this.calls = calls;
    }

    /** All types, for the list of what can stand behind {@code hooks.NAME.type}. */
    public List<HookType> types() {
        return List.of(tinet(), sevenMoor(), tccc(), aliyunVoice(), freeSwitch(), carrier(), workPhone());
    }

    private HookType tinet() {
        return new CallHookType(
                "tinet",
                JSON_OR_FORM,
                "{\"result\":\"success\"}",
                NO_HEADER,
                List.of(
                        HookType.Key.required(
                                ENTERPRISE,
                                "企业编号, the seven digits people log in with; 设置 → 企业信息 in the console shows them."),
                        HookType.Key.optional(
                                "access_key_id",
                                "AccessKeyId of the open API; with it calls that were not pushed are looked up every night."),
                        HookType.Key.optional("access_key_secret", "AccessKeySecret that goes with access_key_id."),
                        HookType.Key.optional(
                                "api_base",
                                "Address of the open API; https://api-bj.clink.cn unless the vendor says otherwise.")),
                (hook, ours) -> new TinetPushes(
                        hook.value(ENTERPRISE), ours.own(), drafts(hook, ours, CommunicationType.PHONE)),
                calls);
    }

    private HookType sevenMoor() {
        return type(
                "sevenmoor",
                JSON_OR_FORM,
                "200",
                (hook, ours) -> new SevenMoorPushes(ours.own(), drafts(hook, ours, CommunicationType.PHONE)));
    }

    private HookType tccc() {
        return new CallHookType(
                "tccc",
                JSON_ONLY,
                "{\"ErrCode\":0,\"ErrMsg\":\"\"}",
                Optional.of("x-tccc-push-uuid"),
                List.of(
                        HookType.Key.optional(
                                "sdk_app_id",
                                "SdkAppId of the contact centre, ten digits; needed to look up calls that were not pushed."),
                        HookType.Key.optional(
                                "secret_id", "SecretId of an access key (访问密钥) that may call ccc:DescribeTelCdr."),
                        HookType.Key.optional("secret_key", "SecretKey that goes with secret_id."),
                        HookType.Key.optional(
                                "api_base",
                                "Address of the API; https://ccc.tencentcloudapi.com unless in another cloud region.")),
                (hook, ours) -> new TcccPushes(ours.own(), drafts(hook, ours, CommunicationType.PHONE)),
                calls);
    }

    private HookType aliyunVoice() {
        return type(
                "aliyun_voice",
                JSON_ONLY,
                "{\"code\":0,\"msg\":\"接收成功\"}",
                (hook, ours) ->
                        new AliyunVoicePushes(hook.name(), ours.own(), drafts(hook, ours, CommunicationType.PHONE)));
    }

    private HookType freeSwitch() {
        return type(
                "freeswitch",
                SWITCH,
                "ok",
                (hook, ours) -> new FreeSwitchPushes(ours.own(), drafts(hook, ours, CommunicationType.PHONE)));
    }

    private HookType carrier() {
        return type(
                "carrier400",
                JSON_OR_FORM,
                "{\"code\":\"200\"}",
                (hook, ours) -> new SingleCallPushes(
                        new CarrierDecoder(hook.name(), ours.own()), drafts(hook, ours, CommunicationType.PHONE)));
    }

    private HookType workPhone() {
        return type(
                "workphone",
                JSON_ONLY,
                "{\"code\":200}",
                (hook, ours) -> new SingleCallPushes(
                        new WorkPhoneDecoder(ours.organisation(), ours.own()),
                        drafts(hook, ours, CommunicationType.MOBILE)));
    }

    private HookType type(
            String name,
            Set<String> mediaTypes,
            String ack,
            BiFunction<HookSettings, CallSettings, CallPushReader> reader) {
        return new CallHookType(name, mediaTypes, ack, NO_HEADER, List.of(), reader, calls);
    }

    static CallDrafts drafts(HookSettings hook, CallSettings ours, CommunicationType type) {
        List<String> privacy = hook.optional(CallHookType.PRIVACY_NUMBERS).stream()
                .flatMap(numbers -> Arrays.stream(numbers.split("[,，;\\s]+", -1)))
                .filter(number -> !number.isBlank())
                .toList();
        return new CallDrafts(ours.numbers(), new WeakNumbers(privacy, ours.numbers()), type);
    }
}
