package cn.topcentral.hub.bot.config;

import java.net.URI;
import java.util.Optional;

/**
 * Where the hub listens, and how it is reached.
 *
 * @param port {@code port}: TCP port the hub listens on, default 8080; 0 takes any free one. Changed when another program has it
 * @param publicUrl {@code public_url}: address under which phones reach the hub, without a slash at the end, e.g. {@code https://hub.example.com}.
 *     Links in cards need it; whoever sets up the reverse proxy gives it
 */
public record ServerConfig(int port, Optional<URI> publicUrl) {
    static ServerConfig read(ConfigSection section) {
        return new ServerConfig(section.integer("port", 0, 65_535).orElse(8080), section.url("public_url"));
    }
}
