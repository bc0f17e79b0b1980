package cn.topcentral.hub.agents.local.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradesTest {
    private final Grades grades = new Grades(GradeCatalogue.bundled());

    @ParameterizedTest
    @CsvSource({
        "PCR-ABS-1000, PCR-ABS, PCR-ABS-1000",
        "pcr abs 1000, PCR-ABS, PCR-ABS-1000",
        "ABS杠1210, PCR-ABS, PCR-ABS-1210",
        "再生ABS, PCR-ABS, PCR-ABS",
        "PC/ABS-8020, PC/ABS, PC/ABS-8020",
        "PC/ABS, PC/ABS, PC/ABS",
        "PA66-GF30, PA66, PA66-GF30",
        "ＰＰ, PCR-PP, PCR-PP",
        "HIPS, PCR-HIPS, PCR-HIPS"
    })
    void gradeIsKnownHoweverItIsWritten(String said, String family, String name) {
        assertThat(grades.of(said)).contains(new Grade(family, name));
    }

    @Test
    void wordsThatOnlyBeginAlikeAreNotMaterials() {
        assertThat(grades.in("PPT已经发了，PCB板和APP没关系")).isEmpty();
    }

    @Test
    void unknownMaterialIsAFamilyOfItsOwn() {
        assertThat(grades.of("TPU-90A")).contains(new Grade("TPU-90A", "TPU-90A"));
    }

    @Test
    void ownCatalogueReplacesTheBundledOne() {
        GradeCatalogue own =
                GradeCatalogue.read(new StringReader("families:\n  - {name: R-TPU, polymer: [TPU], price: 21000}"));
        assertThat(new Grades(own).of("tpu 90")).contains(new Grade("R-TPU", "R-TPU-90"));
        assertThat(own.family("R-TPU").flatMap(GradeCatalogue.Family::price))
                .hasValueSatisfying(price -> assertThat(price).isEqualByComparingTo("21000"));
    }

    @Test
    void catalogueThatIsNoneIsRefusedWithTheReason() {
        assertThatThrownBy(() -> GradeCatalogue.read(new StringReader("families: [{polymer: [ABS]}]")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no name");
        assertThatThrownBy(() -> GradeCatalogue.read(new StringReader("families: [")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not YAML");
        assertThatThrownBy(() -> GradeCatalogue.read(new StringReader("")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("empty");
    }
}
