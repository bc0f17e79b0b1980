package cn.topcentral.hub.connectors.wechat.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;

class ArchiveKeysTest {
    /** What stands before the PKCS#1 key in the PKCS#8 form of a 2048-bit key. */
    private static final int WRAPPER_BYTES = 26;

    @Test
    void bothFormsOfPemAreRead() throws GeneralSecurityException {
        byte[] pkcs8 = FakeArchive.keys(1).getPrivate().getEncoded();
        String pkcs1 = "-----BEGIN RSA PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(Arrays.copyOfRange(pkcs8, WRAPPER_BYTES, pkcs8.length))
                + "\n-----END RSA PRIVATE KEY-----";

        assertThat(new ArchiveKeys(Map.of(7, FakeArchive.pem(1))).open(7, encrypted()))
                .isEqualTo("own key");
        assertThat(new ArchiveKeys(Map.of(7, pkcs1)).open(7, encrypted())).isEqualTo("own key");
    }

    @Test
    void publicKeyIsRefusedByItsVersion() {
        assertThatThrownBy(
                        () -> new ArchiveKeys(Map.of(3, "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version 3");
        assertThatThrownBy(() -> new ArchiveKeys(
                        Map.of(4, "-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version 4");
    }

    @Test
    void textShowsVersionsOnly() {
        assertThat(new ArchiveKeys(Map.of(2, FakeArchive.pem(2)))).hasToString("ArchiveKeys[2]");
    }

    private static String encrypted() throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, FakeArchive.keys(1).getPublic());
        return Base64.getEncoder().encodeToString(cipher.doFinal("own key".getBytes(StandardCharsets.UTF_8)));
    }
}
