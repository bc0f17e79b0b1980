package cn.topcentral.hub.bot.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The HTTP API.
 *
 * @param tokens {@code tokens}: one per program that calls it, by a name that stands in the audit trail. Default none: the API lets nobody in.
 *     Whoever connects another system adds one, and takes it out when the system goes
 */
public record ApiConfig(Map<String, Token> tokens) {
    public ApiConfig {
        tokens = Map.copyOf(tokens);
    }

    /** What a token opens. */
    public enum Role {
        /** Deliver communications. */
        INGEST,
        /** Read customers, timelines and the claim queue, and search. */
        READ,
        /** Both, and say who is who. */
        ADMIN
    }

    /**
     * A program's way in.
     *
     * @param token {@code token}: what it sends as {@code Authorization: Bearer …}, at least 16 characters
     * @param role {@code role}: {@code ingest}, {@code read} or {@code admin}
     */
    public record Token(Secret token, Role role) {}

    private static final List<String> KEYS = List.of("token", "role");
    private static final Map<String, Role> ROLES =
            Map.of("ingest", Role.INGEST, "read", Role.READ, "admin", Role.ADMIN);

    static ApiConfig read(ConfigSection section) {
        Map<String, Token> tokens = new LinkedHashMap<>();
        section.named("tokens", KEYS, ApiConfig::token)
                .forEach((name, token) -> token.ifPresent(given -> {
                    if (tokens.values().stream().anyMatch(other -> other.token().equals(given.token()))) {
                        section.problem(
                                "gives " + name + " the same token as another name",
                                "make one for each, e.g. with: openssl rand -hex 24");
                    }
                    tokens.put(name, given);
                }));
        return new ApiConfig(tokens);
    }

    private static Optional<Token> token(ConfigSection section) {
        Optional<Secret> token = section.secret("token", TextRule.API_TOKEN);
        Optional<Role> role = section.text("role", TextRule.API_ROLE).map(ROLES::get);
        section.require("token", "make one, e.g. with: openssl rand -hex 24");
        section.require("role", "write ingest, read or admin");
        return token.flatMap(secret -> role.map(opens -> new Token(secret, opens)));
    }
}
