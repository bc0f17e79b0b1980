package cn.topcentral.hub.bot.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The commands there are, found by either of their names without regard to case. Immutable. */
public final class CommandRegistry {
    private final List<Command> commands;
    private final Map<String, Command> byName = new HashMap<>();

    /**
     * Knows the given commands, which {@code /help} lists in this order.
     *
     * @throws IllegalArgumentException when two share a name
     */
    public CommandRegistry(List<Command> commands) {
        this.commands = List.copyOf(commands);
        for (Command command : commands) {
            register(command.name(), command);
            register(command.chineseName(), command);
        }
    }

    private void register(String name, Command command) {
        Command other = byName.putIfAbsent(name.toLowerCase(Locale.ROOT), command);
        if (other != null) {
            throw new IllegalArgumentException("Two commands are called " + name);
        }
    }

    public List<Command> commands() {
        return commands;
    }

    /** A command and what follows its name. */
    public record Match(Command command, String arguments) {}

    /** The command of a slash line; {@code /时间轴奥克斯} needs no space, as Chinese has none. */
    Optional<Match> find(TypedLine.Slash line) {
        Command exact = byName.get(line.word().toLowerCase(Locale.ROOT));
        if (exact != null) {
            return Optional.of(new Match(exact, line.rest()));
        }
        return commands.stream()
                .filter(command -> line.word().startsWith(command.chineseName()))
                .map(command -> new Match(
                        command, (line.word().substring(command.chineseName().length()) + " " + line.rest()).strip()))
                .findFirst();
    }

    /** The command of a line without slash, when its first word is a command's name: {@code 帮助}, {@code 时间轴 奥克斯}. */
    Optional<Match> find(TypedLine.Plain line) {
        String[] parts = line.text().split(" ", 2);
        return Optional.ofNullable(byName.get(parts[0].toLowerCase(Locale.ROOT)))
                .map(command -> new Match(command, parts.length == 2 ? parts[1] : ""));
    }

    Optional<Command> named(String name) {
        return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The names that a mistyped one may mean; each command once. */
    List<String> nearest(String word) {
        List<Command> seen = new ArrayList<>();
        return NearestNames.of(word.toLowerCase(Locale.ROOT), byName.keySet(), byName.size()).stream()
                .filter(name -> {
                    Command command = byName.get(name);
                    return command != null && !seen.contains(command) && seen.add(command);
                })
                .limit(3)
                .toList();
    }
}
