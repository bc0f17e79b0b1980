package cn.topcentral.hub.bot.cli;

import java.util.Optional;

/**
 * Who calls the program.
 *
 * @param userid the employee named by {@code --as}
 * @param machineUser the account the program runs under
 */
public record Actor(Optional<String> userid, String machineUser) {}
