package cn.topcentral.hub.templates.timeline;

import java.util.List;

/**
 * Commands that belong together.
 *
 * @param title in Chinese
 */
public record HelpGroup(String title, List<CommandDescription> commands) {
    public HelpGroup {
        commands = List.copyOf(commands);
    }
}
