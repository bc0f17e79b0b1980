package cn.topcentral.hub.bot.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.bot.wecom.CallbackCrypto.EncryptedReply;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class CallbackCryptoProperties {
    private final CallbackCrypto crypto =
            new CallbackCrypto(CallbackCryptoTest.TOKEN, CallbackCryptoTest.AES_KEY, CallbackCryptoTest.CORP_ID);

    @Property(tries = 300)
    void whatIsEncryptedDecrypts(@ForAll @StringLength(max = 300) String message) {
        String wellFormed = message.replaceAll("\\p{Cs}", "?");
        EncryptedReply reply = crypto.encrypt(wellFormed, "1700000000", "n");

        assertThat(crypto.verifyAndDecrypt(reply.signature(), "1700000000", "n", reply.encrypted()))
                .isEqualTo(wellFormed);
    }

    /** The signature is made to fit, as an attacker who knows the token but not the key could. */
    @Property(tries = 500)
    void tamperedCipherIsAMessageOrARejectionButNeverAnotherError(
            @ForAll @StringLength(max = 100) String message,
            @ForAll @IntRange(min = 0, max = 5000) int at,
            @ForAll byte flip) {
        byte[] cipher =
                Base64.getDecoder().decode(crypto.encrypt(message, "1", "n").encrypted());
        cipher[at % cipher.length] ^= flip;
        String tampered = Base64.getEncoder().encodeToString(cipher);

        assertThat(answers(tampered)).isTrue();
    }

    @Property(tries = 500)
    void randomBytesAreAMessageOrARejectionButNeverAnotherError(@ForAll byte[] cipher) {
        assertThat(answers(Base64.getEncoder().encodeToString(cipher))).isTrue();
    }

    private boolean answers(String cipher) {
        try {
            crypto.verifyAndDecrypt(crypto.sign("1", "n", cipher), "1", "n", cipher);
            return true;
        } catch (CallbackRejected rejected) {
            return rejected.reason() == CallbackRejected.Reason.UNDECRYPTABLE
                    || rejected.reason() == CallbackRejected.Reason.FOREIGN_RECEIVER;
        }
    }
}
