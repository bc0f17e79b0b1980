package cn.topcentral.hub.bot.web.callback;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.bot.command.CommandDispatcher;
import cn.topcentral.hub.bot.command.CommandRegistry;
import cn.topcentral.hub.bot.command.Guess;
import cn.topcentral.hub.bot.command.HelpCommand;
import cn.topcentral.hub.bot.gateway.Delivery;
import cn.topcentral.hub.bot.web.RateLimit;
import cn.topcentral.hub.bot.wecom.FakeWeCom;
import cn.topcentral.hub.bot.wecom.WeComClient;
import cn.topcentral.hub.storage.callback.ClaimedCallback;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SystemEventsTest {
    private final List<String> told = new ArrayList<>();

    @Test
    void whatWeComTellsOfItselfWakesThoseWhoWaitForIt() {
        handle(AppDoor.message("sys", "event", "<Event><![CDATA[msgaudit_notify]]></Event>"), "sys");
        handle(
                AppDoor.message(
                        "sys",
                        "event",
                        "<Event><![CDATA[change_external_contact]]></Event><ChangeType><![CDATA[edit_external_contact]]></ChangeType>"),
                "sys");

        assertThat(told).containsExactly("msgaudit_notify", "change_external_contact");
    }

    @Test
    void memberWhoClaimsToBeAnEventWakesNobody() {
        handle(AppDoor.message("zhangsan", "event", "<Event><![CDATA[msgaudit_notify]]></Event>"), "zhangsan");

        assertThat(told).isEmpty();
    }

    private void handle(String xml, String sender) {
        Instant now = Instant.parse("2026-11-22T04:00:00Z");
        HelpCommand help = new HelpCommand(List::of);
        try (FakeWeCom weCom = FakeWeCom.start();
                WeComClient client = new WeComClient(weCom.config())) {
            new WeComAppDoor(
                            new CommandDispatcher(
                                    new CommandRegistry(List.of(help)),
                                    help,
                                    id -> Optional.empty(),
                                    List.of(),
                                    Guess.NONE,
                                    new RateLimit(60, Duration.ofMinutes(1), Clock.systemUTC())),
                            client,
                            new Delivery(new SimpleMeterRegistry()),
                            told::add)
                    .handle(new ClaimedCallback(1, CallbackEndpoint.DOOR, sender, xml, 1, now, now.plusSeconds(60)));
        }
    }
}
