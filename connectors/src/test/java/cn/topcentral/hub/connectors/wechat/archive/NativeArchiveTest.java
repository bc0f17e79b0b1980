package cn.topcentral.hub.connectors.wechat.archive;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeArchiveTest {
    @TempDir
    private Path folder;

    @Test
    void missingLibraryIsNamedWithWhereToGetIt() {
        Path library = folder.resolve("libWeWorkFinanceSdk_Java.so");

        try (NativeArchive archive = archive(library)) {
            assertThatThrownBy(() -> archive.records(0, 1))
                    .isInstanceOf(SourceUnavailable.class)
                    .hasMessageContaining(library.toString())
                    .hasMessageContaining("developer.work.weixin.qq.com/document/path/91774")
                    .hasMessageContaining("serve --check")
                    .hasMessageNotContaining("topsecret");
        }
    }

    @Test
    void fileThatIsNoLibraryIsNamedWithTheLinkersWords() throws IOException {
        Path library = Files.writeString(folder.resolve("libWeWorkFinanceSdk_Java.so"), "404 Not Found");

        try (NativeArchive archive = archive(library)) {
            assertThatThrownBy(() -> archive.decrypt("key", "message"))
                    .isInstanceOf(SourceUnavailable.class)
                    .hasMessageContaining("cannot be loaded");
        }
    }

    @Test
    void closedArchiveRefuses() {
        NativeArchive archive = archive(folder.resolve("none.so"));
        archive.close();

        assertThatThrownBy(() -> archive.media("id", ""))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("ending");
    }

    private static NativeArchive archive(Path library) {
        return new NativeArchive(new ArchiveSettings("ww1", "topsecret", library, Optional.empty(), Optional.empty()));
    }
}
