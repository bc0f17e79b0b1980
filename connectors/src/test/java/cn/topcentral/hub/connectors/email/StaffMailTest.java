package cn.topcentral.hub.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.employee.Employee;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StaffMailTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC);

    private GreenMail server;

    @BeforeEach
    void start() {
        server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        server.setUser("reports@topcentral.cn", "reports", "right");
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private StaffMail mail(String password) {
        SmtpSettings settings = new SmtpSettings(
                "127.0.0.1",
                server.getSmtp().getPort(),
                MailTls.NONE,
                Optional.of("reports"),
                Optional.of(password),
                "reports@topcentral.cn",
                Duration.ofSeconds(5));
        return new StaffMail(
                settings,
                new OwnDomains(Set.of("topcentral.cn")),
                () -> List.of(employee("zhang", "zhang@qq.com", true), employee("left", "left@topcentral.cn", false)),
                CLOCK);
    }

    private static Employee employee(String userid, String email, boolean active) {
        return new Employee(
                userid,
                userid,
                Employee.Role.REP,
                Optional.empty(),
                Optional.of(email),
                Optional.empty(),
                Optional.empty(),
                active);
    }

    private static StaffMail.Letter letter(String... to) {
        return new StaffMail.Letter(List.of(to), "日报\r\nBcc: li@auxgroup.com", "今天 3 单", Optional.of("<p>今天 3 单</p>"));
    }

    @Test
    void ourOwnPeopleGetTheirReport() throws Exception {
        assertThat(mail("right").send(letter("boss@topcentral.cn", "Zhang@QQ.com")))
                .isInstanceOf(StaffMail.Accepted.class);
        MimeMessage[] received = server.getReceivedMessages();
        assertThat(received).hasSize(2);
        assertThat(received[0].getSubject()).isEqualTo("日报 Bcc: li@auxgroup.com");
        assertThat(received[0].getHeader("Bcc")).isNull();
        assertThat(received[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void aCustomerNeverGetsOneNorDoesAnybodyElseOfThatMail() {
        assertThat(mail("right").send(letter("boss@topcentral.cn", "li@auxgroup.com")))
                .isInstanceOf(StaffMail.Refused.class);
        assertThat(mail("right").send(letter("stranger@qq.com"))).isInstanceOf(StaffMail.Refused.class);
        assertThat(mail("right").send(letter("boss@topcentral.cn.evil.com"))).isInstanceOf(StaffMail.Refused.class);
        assertThat(mail("right").send(letter("not an address"))).isInstanceOf(StaffMail.Refused.class);
        assertThat(mail("right").send(letter())).isInstanceOf(StaffMail.Refused.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void whoHasLeftGetsNoneEvenAtOurDomain() {
        assertThat(mail("right").send(letter("left@topcentral.cn"))).isInstanceOf(StaffMail.Refused.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aWrongPasswordIsSaidWithoutIt() {
        StaffMail.Result result = mail("wrong-secret").send(letter("boss@topcentral.cn"));
        assertThat(result).isInstanceOf(StaffMail.Refused.class);
        assertThat(result.toString()).contains("mail.smtp.password").doesNotContain("wrong-secret");
    }

    @Test
    void aServerThatIsAwayIsTriedLater() {
        StaffMail mail = mail("right");
        server.stop();
        assertThat(mail.send(letter("boss@topcentral.cn"))).isInstanceOf(StaffMail.RetryLater.class);
    }
}
