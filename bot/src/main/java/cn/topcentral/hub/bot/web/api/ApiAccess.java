package cn.topcentral.hub.bot.web.api;

import cn.topcentral.hub.bot.config.ApiConfig;
import cn.topcentral.hub.bot.config.ApiConfig.Role;
import cn.topcentral.hub.bot.config.ApiConfig.Token;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Who may do what: the one place that looks at tokens and roles. Thread-safe. */
final class ApiAccess {
    private static final String SCHEME = "Bearer ";

    private final Map<String, Token> tokens;

    ApiAccess(ApiConfig config) {
        this.tokens = config.tokens();
    }

    /**
     * The name of the caller's token.
     *
     * @throws cn.topcentral.hub.bot.web.ProblemException when there is no such token (401), or it does not open this (403)
     */
    String require(Context context, Role needed) {
        if (tokens.isEmpty()) {
            throw refused(
                    context, "No API token is configured; the administrator adds one under api.tokens (docs/api.md).");
        }
        Map.Entry<String, Token> caller = given(context)
                .flatMap(this::find)
                .orElseThrow(() -> refused(
                        context, "Send a token of the configuration (api.tokens) as 'Authorization: Bearer TOKEN'."));
        Role role = caller.getValue().role();
        if (role != needed && role != Role.ADMIN) {
            throw ApiProblem.of(
                    HttpStatus.FORBIDDEN,
                    "The token '" + caller.getKey() + "' has the role " + word(role) + "; this needs " + word(needed)
                            + " or admin.");
        }
        return caller.getKey();
    }

    private static Optional<String> given(Context context) {
        return Optional.ofNullable(context.header("Authorization"))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }

    /** Compares digests, and all of them: neither length nor place of a token shows in the time it takes. */
    private Optional<Map.Entry<String, Token>> find(String given) {
        byte[] digest = digest(given);
        Optional<Map.Entry<String, Token>> found = Optional.empty();
        for (Map.Entry<String, Token> token : tokens.entrySet()) {
            if (MessageDigest.isEqual(digest, digest(token.getValue().token().value()))) {
                found = Optional.of(token);
            }
        }
        return found;
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static RuntimeException refused(Context context, String detail) {
        context.header("WWW-Authenticate", "Bearer");
        return ApiProblem.of(HttpStatus.UNAUTHORIZED, detail);
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
