package cn.topcentral.hub.connectors.party;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "Li.Ming@AUX.com.cn, li.ming@aux.com.cn",
        "' <li@aux.cn> ', li@aux.cn",
        "mailto:Li@Aux.cn, li@aux.cn",
        "ｌｉ＠ａｕｘ．ｃｎ, li@aux.cn",
        "a..b@docomo.ne.jp, a..b@docomo.ne.jp",
        "li@aux.cn., li@aux.cn",
        "li@奥克斯.中国, li@xn--74q50rytk.xn--fiqs8s",
        "jdæ@mächine.example, jdæ@xn--mchine-bua.example"
    })
    void oneSpellingForEachAddress(String written, String normal) {
        assertThat(EmailAddresses.normalise(written)).contains(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "matmail",
                "@aux.cn",
                "li@",
                "li@localhost",
                "a@b@aux.cn",
                "li ming@aux.cn",
                "li@aux..cn",
                "li@-aux.cn",
                "li@10.0.0.1",
                "\"li\"ming@aux.cn"
            })
    void whatMailCannotReachIsNoAddress(String written) {
        assertThat(EmailAddresses.normalise(written)).isEmpty();
    }

    @Property
    void normalisingTwiceChangesNothingAndNeverFails(@ForAll String anything) {
        EmailAddresses.normalise(anything + "@aux.cn")
                .ifPresent(once -> assertThat(EmailAddresses.normalise(once)).contains(once));
        EmailAddresses.normalise("li@" + anything)
                .ifPresent(once -> assertThat(EmailAddresses.normalise(once)).contains(once));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "qq.com",
                "163.com",
                "126.com",
                "vip.163.com",
                "sina.com",
                "sina.com.cn",
                "sina.cn",
                "sohu.com",
                "139.com",
                "189.cn",
                "foxmail.com",
                "gmail.com",
                "Outlook.com",
                "hotmail.co.jp",
                "live.cn",
                "msn.com",
                "aliyun.com",
                "yeah.net",
                "icloud.com",
                "me.com",
                "yahoo.com.cn",
                "proton.me"
            })
    void freeMailSaysNothingAboutACompany(String domain) {
        assertThat(EmailAddresses.isFreeMail(domain)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"aux.com", "exmail.qq.com.cn", "live.topcentral.cn", "sina-plastics.com", "mail.aux.com", ""})
    void aCompanyDomainIsNotFreeMail(String domain) {
        assertThat(EmailAddresses.isFreeMail(domain)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"li@aux.cn, aux.cn"})
    void theDomainIsWhatFollowsTheSign(String address, String domain) {
        assertThat(EmailAddresses.domain(address)).isEqualTo(domain);
    }
}
