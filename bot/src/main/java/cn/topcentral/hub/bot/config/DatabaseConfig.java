package cn.topcentral.hub.bot.config;

import java.util.Optional;

/**
 * A PostgreSQL server of the firm's own, 14 or newer.
 *
 * @param url {@code url}: JDBC address, e.g. {@code jdbc:postgresql://db.example.com:5432/hub}; holds no password, because it is logged
 * @param user {@code user}: role that owns the hub's tables
 * @param password {@code password}: absent when the server trusts the connection or {@code .pgpass} has it
 */
public record DatabaseConfig(String url, String user, Optional<Secret> password) {
    /** Empty when nothing of the section is given: the hub then runs its own PostgreSQL. */
    static Optional<DatabaseConfig> read(ConfigSection section) {
        Optional<String> url = section.text("url", TextRule.JDBC_URL);
        Optional<String> user = section.text("user");
        Optional<Secret> password = section.secret("password");
        if (section.isAbsent()) {
            return Optional.empty();
        }
        section.require(
                "url",
                "write the server's address, e.g. jdbc:postgresql://localhost:5432/hub, or remove the whole section");
        section.require("user", "write the role the hub logs in as");
        return Optional.of(new DatabaseConfig(url.orElse(""), user.orElse(""), password));
    }
}
