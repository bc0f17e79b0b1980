package cn.topcentral.hub.bot.wecom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.topcentral.hub.bot.wecom.CallbackCrypto.EncryptedReply;
import cn.topcentral.hub.bot.wecom.CallbackRejected.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the vendor's own samples (V1, V2) and vectors that two independent implementations agree on (V3 to V8). */
class CallbackCryptoTest {
    static final String TOKEN = "QDG6eK";
    static final String AES_KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
    static final String CORP_ID = "wx5823bf96d3bd56c7";

    private static final byte[] FIXED_RANDOM = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final String V4_SIGNATURE = "dddec1ad795fd81c5725c0fd0a718943ffe8a326";
    private static final String V4_CIPHER =
            "sKqRbbiSUnDhFHOvPjtUMUn5VcpqafCsmwvi3y5rO0oOEzfYjDId+Gg2YxjjrNZ1/sruchyxPT/t+7NS9MIkQA==";
    private static final String V5_MESSAGE =
            """
            {"msgid":"M1","aibotid":"AIB","chatid":"C1","chattype":"group","from":{"userid":"zhangsan"},\
            "msgtype":"text","text":{"content":"@助手 /timeline 奥克斯"}}""";
    private static final String V5_CIPHER =
            """
            sKqRbbiSUnDhFHOvPjtUMeojCbxwxSBH7nb0PhM7sAgFoH81zwfeS9P9p55ceHrktX7ZT9pI0PnYraaBuTKpWuY1zseA/XjeZX2gMDbdqBiwRd\
            usTetH+dtUe7WmjP4wB5dDi7Hb5Zh7EzXYjFniR0GOi1AwXDT4MtTWGbM2viy3J/mj/tJPdz5W/7riwXYZqoozmZwr3jYN5oNxafcuQRvCA4ym\
            gnu7hVMQwtt/LWaEI1LB42sKUyJJUmQhTU2+""";
    static final String V2_ENCRYPT =
            """
            RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs\
            3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5\
            gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWr\
            QUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2u\
            yPIGHBZZIs2pDBS8R07+qN+E7Q==""";

    private final CallbackCrypto app = new CallbackCrypto(TOKEN, AES_KEY, CORP_ID);
    private final CallbackCrypto robot = new CallbackCrypto(TOKEN, AES_KEY, "");

    @Test
    void vendorsSampleOfTheUrlCheckDecrypts() {
        String echo = "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==";

        assertThat(app.verifyAndDecrypt("5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3", "1409659589", "263014780", echo))
                .isEqualTo("1616140317555161061");
    }

    @Test
    void vendorsSampleMessageDecryptsAndParses() {
        String xml = app.verifyAndDecrypt(
                "477715d11cdb4164915debcba66cb864d751f3e6", "1409659813", "1372623149", V2_ENCRYPT);

        CallbackMessage message = CallbackMessageParser.parse(xml);
        assertThat(message).isInstanceOfSatisfying(CallbackMessage.Text.class, text -> {
            assertThat(text.content()).isEqualTo("hello");
            assertThat(text.common().fromUser()).isEqualTo("mycreate");
            assertThat(text.common().createTime().getEpochSecond()).isEqualTo(1409659813L);
            assertThat(text.common().agentId()).contains("218");
            assertThat(text.common().dedupeKey()).isEqualTo("msg:4561255354251345929");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "1616140317555161061, 86064c1059091a5bbc70739e3bc871f62a01206c, sKqRbbiSUnDhFHOvPjtUMWzf2R8PrpMiTTPaicBgqZlYW/WsF6SiFd2z9CriX2YpWYzF1yrNNQ0SomM3ovdnfA==",
        "/timeline 奥克斯, " + V4_SIGNATURE + ", " + V4_CIPHER
    })
    void encryptsForACompanyAsTheVendorDoes(String message, String signature, String cipher) {
        EncryptedReply reply = app.encrypt(message, "1700000000", "nonce123", FIXED_RANDOM);

        assertThat(reply.encrypted()).isEqualTo(cipher);
        assertThat(reply.signature()).isEqualTo(signature);
        assertThat(app.verifyAndDecrypt(signature, "1700000000", "nonce123", cipher))
                .isEqualTo(message);
    }

    @Test
    void encryptsForARobotWithoutReceiver() {
        EncryptedReply reply = robot.encrypt(V5_MESSAGE, "1700000000", "nonce123", FIXED_RANDOM);

        assertThat(V5_MESSAGE.getBytes(StandardCharsets.UTF_8)).hasSize(158);
        assertThat(reply.encrypted()).isEqualTo(V5_CIPHER);
        assertThat(reply.signature()).isEqualTo("16cbf5f4e51bd2d50f7d06b11022a4ae5d4d52b2");
        assertThat(robot.verifyAndDecrypt(reply.signature(), "1700000000", "nonce123", V5_CIPHER))
                .isEqualTo(V5_MESSAGE);
        assertThat(robot.encrypt("hello", "1", "2", FIXED_RANDOM).encrypted())
                .isEqualTo("sKqRbbiSUnDhFHOvPjtUMZuVSJ98Er12+beXKHFGrxs=");
    }

    @ParameterizedTest
    @CsvSource({"0, 32", "11, 32", "12, 64", "13, 64", "44, 96"})
    void padsToBlocksOfThirtyTwoBytes(int messageBytes, int cipherBytes) {
        String encrypted = robot.encrypt("x".repeat(messageBytes), "1", "2").encrypted();

        assertThat(Base64.getDecoder().decode(encrypted)).hasSize(cipherBytes);
    }

    @Test
    void anyOtherSignatureIsRefused() {
        for (String signature :
                new String[] {"", "0", V4_SIGNATURE.substring(1), V4_SIGNATURE.toUpperCase(java.util.Locale.ROOT)}) {
            assertThat(reasonOf(app, signature, V4_CIPHER)).isEqualTo(Reason.WRONG_SIGNATURE);
        }
    }

    @Test
    void aMessageForAnotherCompanyIsRefusedAlthoughItsSignatureIsRight() {
        CallbackCrypto otherCompany = new CallbackCrypto(TOKEN, AES_KEY, "ww0000000000000001");

        assertThat(reasonOf(otherCompany, V4_SIGNATURE, V4_CIPHER)).isEqualTo(Reason.FOREIGN_RECEIVER);
        assertThat(reasonOf(robot, V4_SIGNATURE, V4_CIPHER)).isEqualTo(Reason.FOREIGN_RECEIVER);
    }

    @Test
    void aCipherThatIsNoBase64OrNoWholeBlocksIsRefused() {
        for (String cipher : new String[] {"", "%%%", "aGVsbG8=", "AAAA"}) {
            assertThat(reasonOf(app, app.sign("1700000000", "nonce123", cipher), cipher))
                    .isEqualTo(Reason.UNDECRYPTABLE);
        }
    }

    @Test
    void aKeyOfTheWrongShapeIsRefusedWithoutRepeatingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CallbackCrypto(TOKEN, AES_KEY.substring(1), CORP_ID))
                .withMessageContaining("43")
                .withMessageNotContaining(AES_KEY.substring(1));
    }

    private static Reason reasonOf(CallbackCrypto crypto, String signature, String cipher) {
        CallbackRejected rejected = catchThrowableOfType(
                CallbackRejected.class, () -> crypto.verifyAndDecrypt(signature, "1700000000", "nonce123", cipher));
        return rejected.reason();
    }
}
