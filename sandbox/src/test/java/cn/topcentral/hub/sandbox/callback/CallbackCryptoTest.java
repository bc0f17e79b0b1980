package cn.topcentral.hub.sandbox.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Properties;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackCryptoTest {
    private static final String TOKEN = "QDG6eK";
    private static final String KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
    private static final String CORP = "wx5823bf96d3bd56c7";
    private static final String RANDOM = "0123456789abcdef";

    private static CallbackCrypto crypto(String receiveId, String random) {
        return new CallbackCrypto(TOKEN, KEY, receiveId, () -> random.getBytes(StandardCharsets.US_ASCII));
    }

    private static Properties sample(String name) throws IOException {
        Properties sample = new Properties();
        try (InputStream file = Objects.requireNonNull(
                CallbackCryptoTest.class.getResourceAsStream("/callback/" + name + ".properties"))) {
            sample.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return sample;
    }

    private static String open(CallbackCrypto crypto, Properties sample) {
        return crypto.open(
                sample.getProperty("signature"),
                sample.getProperty("timestamp"),
                sample.getProperty("nonce"),
                sample.getProperty("encrypted"));
    }

    @ParameterizedTest
    @CsvSource({
        "official__get, wx5823bf96d3bd56c7",
        "computed__digits, wx5823bf96d3bd56c7",
        "computed__chinese, wx5823bf96d3bd56c7",
        "computed__robot, ''"
    })
    void samplesOpenAndAreMadeAgainByteForByte(String name, String receiveId) throws IOException {
        Properties sample = sample(name);
        CallbackCrypto crypto = crypto(receiveId, sample.getProperty("random"));
        assertThat(open(crypto, sample)).isEqualTo(sample.getProperty("message"));
        String encrypted = crypto.encrypt(sample.getProperty("message"));
        assertThat(encrypted).isEqualTo(sample.getProperty("encrypted"));
        assertThat(crypto.sign(sample.getProperty("timestamp"), sample.getProperty("nonce"), encrypted))
                .isEqualTo(sample.getProperty("signature"));
    }

    @Test
    void officialMessageOpensToItsXml() throws IOException {
        Properties sample = sample("official__post");
        String xml = open(crypto(CORP, RANDOM), sample);
        assertThat(xml)
                .contains("<FromUserName><![CDATA[mycreate]]></FromUserName>")
                .contains("<CreateTime>1409659813</CreateTime>")
                .contains("<Content><![CDATA[hello]]></Content>")
                .contains("<MsgId>4561255354251345929</MsgId>")
                .contains("<AgentID>218</AgentID>");
        assertThat(crypto(CORP, sample.getProperty("random")).encrypt(xml)).isEqualTo(sample.getProperty("encrypted"));
    }

    @Test
    void robotTextHasNoReceiver() {
        assertThat(crypto("", RANDOM).encrypt("hello")).isEqualTo("sKqRbbiSUnDhFHOvPjtUMZuVSJ98Er12+beXKHFGrxs=");
    }

    @Test
    void wrongSignatureIsRefused() throws IOException {
        Properties sample = sample("computed__chinese");
        sample.setProperty("signature", "0" + sample.getProperty("signature").substring(1));
        assertThatThrownBy(() -> open(crypto(CORP, RANDOM), sample))
                .isInstanceOf(CallbackCryptoException.class)
                .hasMessageContaining("signature");
    }

    @Test
    void textForAnotherCorpIsRefused() throws IOException {
        Properties sample = sample("computed__chinese");
        assertThatThrownBy(() -> open(crypto("wwsomebodyelse0000", RANDOM), sample))
                .isInstanceOf(CallbackCryptoException.class)
                .hasMessageContaining("receiveid");
    }

    @ParameterizedTest
    @CsvSource({"0, 32", "11, 32", "12, 64", "13, 64", "44, 96"})
    void paddingFillsBlocksOfThirtyTwo(int length, int cipherBytes) {
        String encrypted = crypto("", RANDOM).encrypt("x".repeat(length));
        assertThat(Base64.getDecoder().decode(encrypted)).hasSize(cipherBytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64!", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="})
    void rubbishIsRefusedEvenWhenSigned(String rubbish) {
        CallbackCrypto crypto = crypto(CORP, RANDOM);
        assertThatThrownBy(() -> crypto.open(crypto.sign("1", "2", rubbish), "1", "2", rubbish))
                .isInstanceOf(CallbackCryptoException.class);
    }

    @Property(tries = 200)
    void whatIsEncryptedOpensAgain(@ForAll byte[] bytes) {
        String message = new String(bytes, StandardCharsets.UTF_8);
        CallbackCrypto crypto = crypto(CORP, RANDOM);
        String encrypted = crypto.encrypt(message);
        assertThat(crypto.open(crypto.sign("1", "2", encrypted), "1", "2", encrypted))
                .isEqualTo(message);
    }
}
