package cn.topcentral.hub.connectors.form;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.importing.ImportItem;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormFileConnectorTest {
    private static final Path FIXTURES = Path.of("src/test/resources/connectors/form");

    private final FormFileConnector files = new FormFileConnector(new PhoneNumbers());

    @ParameterizedTest
    @ValueSource(strings = {"export__utf8.csv", "export__gbk.csv"})
    void exportIsReadRowByRowAndBadRowsAreNamed(String name) throws IOException {
        List<ImportItem> items = read(FIXTURES.resolve(name));
        List<CommunicationDraft> drafts = drafts(items);
        assertThat(drafts)
                .extracting(draft ->
                        draft.time() + " " + draft.parties().get(0).value().orElse("?"))
                .containsExactly("2024-06-15T02:20:00Z +8613800138000", "2024-06-16T01:05:00Z +8613900139000");
        assertThat(drafts.get(0).content()).startsWith("要求含税,到厂价\n产品：PCR-ABS");
        assertThat(drafts.get(1).content()).startsWith("想合作\n请回电");
        assertThat(rejections(items))
                .satisfiesExactly(
                        rounded -> assertThat(rounded).startsWith("line 5").contains("rounded"),
                        cut -> assertThat(cut).startsWith("line 8").contains("columns"),
                        time -> assertThat(time).startsWith("line 9").contains("提交时间"));
    }

    @Test
    void sameFileGivesTheSameKeys() throws IOException {
        assertThat(drafts(read(FIXTURES.resolve("export__utf8.csv"))).get(0).source())
                .isEqualTo(drafts(read(FIXTURES.resolve("export__utf8.csv")))
                        .get(0)
                        .source());
    }

    @Test
    void linesOfJsonAreReadAndABadLineCostsOnlyItself() throws IOException {
        List<ImportItem> items = read(FIXTURES.resolve("plain__entries.jsonl"));
        assertThat(drafts(items))
                .extracting(
                        draft -> draft.source().system() + " " + draft.source().recordId())
                .containsExactly("form:site a1", "jsj:Kx8Zq2 7");
        assertThat(rejections(items))
                .satisfiesExactly(
                        broken -> assertThat(broken).startsWith("line 2").contains("not valid JSON"),
                        list -> assertThat(list).startsWith("line 4").contains("object"),
                        empty -> assertThat(empty).startsWith("line 5").contains("no answer"));
    }

    @Test
    void otherFilesAreToldWhatTheyLack(@TempDir Path folder) throws IOException {
        Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        assertThat(rejections(read(other))).singleElement().asString().contains("手机");
        Path cut = Files.writeString(
                folder.resolve("cut.json"), "[{\"id\":\"1\",\"submitted_at\":1718418000,\"name\":\"张\"},{");
        assertThat(drafts(read(cut))).hasSize(1);
        assertThat(rejections(read(cut)))
                .singleElement()
                .asString()
                .startsWith("record 2")
                .contains("cut off");
    }

    private List<ImportItem> read(Path file) throws IOException {
        try (Stream<ImportItem> items = files.read(file)) {
            return items.toList();
        }
    }

    private static List<CommunicationDraft> drafts(List<ImportItem> items) {
        return items.stream()
                .filter(ImportItem.Decoded.class::isInstance)
                .map(item -> ((ImportItem.Decoded) item).draft())
                .toList();
    }

    private static List<String> rejections(List<ImportItem> items) {
        return items.stream()
                .filter(ImportItem.Rejected.class::isInstance)
                .map(item -> item.position() + ": " + ((ImportItem.Rejected) item).reason())
                .toList();
    }
}
