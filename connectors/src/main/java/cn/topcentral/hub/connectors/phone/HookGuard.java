package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.hook.Hmac;
import cn.topcentral.hub.connectors.hook.HookRequest;
import cn.topcentral.hub.connectors.hook.HookVerdict.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Lets in who knows the secret. None of the telephone vendors signs what it pushes, so the secret is part of the address that is entered in
 * their console, or the password of HTTP Basic where they offer that.
 */
final class HookGuard {
    private static final Set<String> METHODS = Set.of("GET", "POST");

    private final String secret;
    private final Optional<String> user;
    private final Set<String> mediaTypes;

    /**
     * @param user when present, the name that goes with the secret in HTTP Basic, and the only way in
     * @param mediaTypes of bodies the vendor may send; {@code ""} for bodies without one
     */
    HookGuard(String secret, Optional<String> user, Set<String> mediaTypes) {
        this.secret = secret;
        this.user = user;
        this.mediaTypes = mediaTypes;
    }

    /** Why a request is not let in, if it is not. */
    Optional<Refused> refusal(HookRequest request) {
        if (!METHODS.contains(request.method())) {
            return Optional.of(new Refused(405, "method " + request.method() + "; set the push to POST or GET"));
        }
        if (!knowsTheSecret(request)) {
            return Optional.of(
                    new Refused(
                            401,
                            user.isPresent()
                                    ? "wrong or missing HTTP Basic user and password; enter user and secret of the hook in the vendor's console"
                                    : "wrong or missing parameter key; the address in the vendor's console ends in ?key= and the secret of the hook"));
        }
        String mediaType = mediaType(request);
        if (request.body().length > 0 && !mediaTypes.contains(mediaType)) {
            return Optional.of(new Refused(
                    415,
                    "content type '" + mediaType + "'; expected one of "
                            + String.join(
                                    ", ",
                                    mediaTypes.stream()
                                            .filter(known -> !known.isEmpty())
                                            .sorted()
                                            .toList())));
        }
        return Optional.empty();
    }

    private boolean knowsTheSecret(HookRequest request) {
        if (user.isPresent()) {
            String expected = "Basic "
                    + Base64.getEncoder().encodeToString((user.get() + ":" + secret).getBytes(StandardCharsets.UTF_8));
            return Hmac.same(expected, request.header("authorization").orElse(""));
        }
        return Hmac.same(secret, PushQuery.of(request).find(PushQuery.KEY).orElse(""));
    }

    private static String mediaType(HookRequest request) {
        String type = request.header("content-type").orElse("");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }
}
