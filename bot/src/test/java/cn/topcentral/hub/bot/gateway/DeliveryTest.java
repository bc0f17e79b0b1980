package cn.topcentral.hub.bot.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.bot.wecom.DeliveryKey;
import cn.topcentral.hub.bot.wecom.SendResult;
import cn.topcentral.hub.bot.wecom.SendResult.Accepted;
import cn.topcentral.hub.bot.wecom.SendResult.Blame;
import cn.topcentral.hub.bot.wecom.SendResult.Rejected;
import cn.topcentral.hub.bot.wecom.SendResult.RetryLater;
import cn.topcentral.hub.templates.card.Button;
import cn.topcentral.hub.templates.card.ButtonInteractionCard;
import cn.topcentral.hub.templates.card.MainTitle;
import cn.topcentral.hub.templates.card.MarkdownMessage;
import cn.topcentral.hub.templates.card.TaskId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryTest {
    private static final DeliveryKey KEY = new DeliveryKey("push:1", 0);
    private static final SendResult TAKEN = new Accepted("m1", Optional.empty(), List.of());
    private static final SendResult MALFORMED = new Rejected(40058, "bad field", Blame.MESSAGE, "plainer");
    private static final Message BUTTONS = Message.of(
            ButtonInteractionCard.titled(
                    MainTitle.of("奥克斯 李工 13800000001"), List.of(Button.of("处理", "alert:ack 4")), new TaskId("t1")),
            MarkdownMessage.shortened("**奥克斯** 李工 13800000001，处理请发：/预警 处理 4", MarkdownMessage.Room.APP));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Delivery delivery = new Delivery(meters);

    @Test
    void aDoorThatCanShowsTheCard() {
        Door door = new Door(Set.of(Ability.values()), List.of(TAKEN));

        assertThat(send(door, new Address.Member("ZhangWei"), BUTTONS).form()).isEqualTo(Form.CARD);
        assertThat(plainer("card")).isZero();
    }

    @Test
    void aDoorWithoutButtonsShowsTheMarkdownThatNamesTheCommands() {
        Door door = new Door(Set.of(Ability.CARDS, Ability.MARKDOWN), List.of(TAKEN));

        assertThat(send(door, new Address.Group("sales"), BUTTONS).form()).isEqualTo(Form.MARKDOWN);
        assertThat(door.shown).singleElement().asString().contains("/预警 处理 4");
        assertThat(plainer("markdown")).isOne();
    }

    @Test
    void aFormThatIsRefusedIsFollowedByTheNextDownToText() {
        Door door = new Door(Set.of(Ability.values()), List.of(MALFORMED, MALFORMED, TAKEN));

        Delivery.Outcome outcome = send(door, new Address.Member("zhangwei"), BUTTONS);

        assertThat(outcome).isEqualTo(new Delivery.Outcome(TAKEN, Form.TEXT));
        assertThat(plainer("text")).isOne();
    }

    @Test
    void whatIsNotTheMessagesFaultIsNotTriedInAPlainerForm() {
        for (SendResult result : List.of(
                new RetryLater(Duration.ofSeconds(60), 45009),
                new Rejected(93000, "invalid key", Blame.SETTINGS, "new key"))) {
            Door door = new Door(Set.of(Ability.values()), List.of(result));

            assertThat(send(door, new Address.Group("sales"), BUTTONS))
                    .isEqualTo(new Delivery.Outcome(result, Form.CARD));
            assertThat(door.shown).hasSize(1);
        }
    }

    @Test
    void groupsReadNoPhoneNumberInAnyForm() {
        for (Set<Ability> abilities : List.of(Set.of(Ability.values()), Set.of(Ability.MARKDOWN), Set.<Ability>of())) {
            Door door = new Door(abilities, List.of(TAKEN));
            send(door, new Address.Group("sales"), BUTTONS);

            assertThat(door.shown)
                    .singleElement()
                    .asString()
                    .contains("138****0001")
                    .doesNotContain("13800000001");
        }
        Door alone = new Door(Set.of(Ability.values()), List.of(TAKEN));
        send(alone, new Address.Member("zhangwei"), BUTTONS);
        assertThat(alone.shown).singleElement().asString().contains("13800000001");
    }

    @Test
    void nobodyIsMentionedByForeignText() {
        Door door = new Door(Set.of(), List.of(TAKEN));
        send(door, new Address.Group("sales"), Message.text("客户说：<@all> 快来 <@zhangwei>"));

        assertThat(door.shown).containsExactly("客户说：＜@all> 快来 ＜@zhangwei>");
    }

    @ParameterizedTest
    @CsvSource({
        "打 +86 13912345678 找他, 打 +86 139****5678 找他",
        "138-0000-0001, 138****0001",
        "总机 0574-87654321 转, 总机 0574-****4321 转",
        "订单 20240615123456 已发, 订单 20240615123456 已发",
        "50吨 12500元, 50吨 12500元"
    })
    void numbersToCallAreMaskedAndOthersAreNot(String text, String shown) {
        assertThat(MaskedPhones.in(text)).isEqualTo(shown);
    }

    @Test
    void whatWaitsInTheOutboxIsSentAsItWasMeant() {
        assertThat(Message.read(BUTTONS.json())).isEqualTo(BUTTONS);
        assertThat(Message.read(Message.text("一行").json())).isEqualTo(Message.text("一行"));
    }

    @ParameterizedTest
    @CsvSource({"member:zhangwei, member:zhangwei", "group:sales, group:sales", "event:urgent, -"})
    void anAddressIsReadAsItWasWritten(String audience, String read) {
        assertThat(Address.parse(audience).map(Address::audience).orElse("-")).isEqualTo(read);
    }

    private Delivery.Outcome send(Gateway door, Address to, Message message) {
        return delivery.send(door, to, message, KEY);
    }

    private double plainer(String form) {
        return meters.counter("hub.messages.plainer", "door", "fake", "form", form)
                .count();
    }

    /** Answers to order, and keeps what it was to show. */
    private static final class Door implements Gateway {
        final List<String> shown = new ArrayList<>();
        private final Set<Ability> abilities;
        private final List<SendResult> answers;

        Door(Set<Ability> abilities, List<SendResult> answers) {
            this.abilities = abilities;
            this.answers = new ArrayList<>(answers);
        }

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public Set<Ability> abilities() {
            return abilities;
        }

        @Override
        public boolean reaches(Address to) {
            return true;
        }

        @Override
        public SendResult send(Address to, Message message, Form form, DeliveryKey key) {
            shown.add(
                    switch (form) {
                        case CARD -> message.card().orElseThrow().toString();
                        case MARKDOWN -> message.markdown().orElseThrow();
                        case TEXT -> message.text();
                    });
            return answers.remove(0);
        }
    }
}
