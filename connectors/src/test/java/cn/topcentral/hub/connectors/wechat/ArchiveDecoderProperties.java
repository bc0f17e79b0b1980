package cn.topcentral.hub.connectors.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.importing.ImportItem;
import cn.topcentral.hub.connectors.importing.ImportItem.Decoded;
import cn.topcentral.hub.connectors.importing.ImportItem.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ArchiveDecoderProperties {
    private static final Path EVERY_TYPE = Path.of("src/test/resources/connectors/wechat/every_msgtype.jsonl");

    private final ArchiveDecoder decoder = new ArchiveDecoder("zhangsan"::equals);

    @Property(tries = 300)
    void cutOffLineIsRefusedWithAReason(@ForAll("messages") String line, @ForAll @IntRange(max = 2000) int cut) {
        ImportItem item = decoder.decode("line 1", line.substring(0, Math.min(cut, line.length() - 1)));

        assertThat(item).isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(rejected.reason())
                .isNotBlank());
    }

    @Property(tries = 300)
    void fieldOfAnUnexpectedShapeNeverFails(@ForAll("messages") String line, @ForAll("oddities") String oddity) {
        // Whatever stands where the body should be, the message itself is kept.
        String odd = line.replaceFirst("(\"msgtype\":\"[a-z_]+\",\"[a-z_]+\":).*}$", "$1" + oddity + "}");

        assertThat(decoder.decode("line 1", odd)).isInstanceOf(Decoded.class);
    }

    @Property(tries = 100)
    void decodingTwiceGivesTheSameDraft(@ForAll("messages") String line) {
        assertThat(decoder.decode("line 1", line)).isEqualTo(decoder.decode("line 1", line));
    }

    @Provide
    Arbitrary<String> messages() throws IOException {
        return Arbitraries.of(Files.readAllLines(EVERY_TYPE));
    }

    @Provide
    Arbitrary<String> oddities() {
        return Arbitraries.of(List.of(
                "null", "7", "\"text\"", "[]", "{}", "{\"item\":{}}", "{\"item\":[{}]}", "{\"item\":[7,null,\"x\"]}"));
    }
}
