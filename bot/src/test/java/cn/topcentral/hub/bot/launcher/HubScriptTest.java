package cn.topcentral.hub.bot.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.bot.launcher.ScriptBench.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubScriptTest {
    @TempDir
    Path folder;

    private ScriptBench bench;

    @BeforeEach
    void layOut() {
        bench = ScriptBench.in(folder);
    }

    @Test
    void firstCallBuildsWithoutTestsAndStartsTheProgram() {
        Result result = bench.run("status", "--json");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(bench.builds()).containsExactly("-B package -DskipTests");
        assertThat(result.err()).contains("Building the hub (the first run downloads libraries");
        assertThat(result.out())
                .contains("/source tree/bot/target/hub-bot-1.0.jar:")
                .endsWith("arg=cn.topcentral.hub.bot.Main\narg=status\narg=--json\n");
    }

    @Test
    void secondCallDoesNotBuild() {
        bench.run("status");
        Result second = bench.run("status");

        assertThat(bench.builds()).hasSize(1);
        assertThat(second.err()).isEmpty();
    }

    @Test
    void changedSourceIsBuiltAgain() {
        bench.run("status");
        bench.write("source tree/bot/src/main/java/Main.java", "class Main { int changed; }");
        bench.run("status");

        assertThat(bench.builds()).hasSize(2);
    }

    @Test
    void deletedSourceIsBuiltAgain() {
        bench.run("status");
        bench.delete("source tree/bot/src/main/java/Main.java");
        bench.run("status");

        assertThat(bench.builds()).hasSize(2);
    }

    @Test
    void changedTestIsNoReasonToBuild() {
        bench.run("status");
        bench.write("source tree/bot/src/test/java/MainTest.java", "class MainTest { int changed; }");
        bench.run("status");

        assertThat(bench.builds()).hasSize(1);
    }

    @Test
    void twoFirstCallsAtOnceBuildOnce() {
        bench.set("MAVEN_RACES", "yes");
        Process one = bench.start("status");
        Process two = bench.start("status");

        assertThat(ScriptBench.finish(one).exitCode()).isZero();
        assertThat(ScriptBench.finish(two).exitCode()).isZero();
        assertThat(bench.builds()).hasSize(1);
    }

    @Test
    void failedBuildShowsTheCompilersWordsAndIsTriedAgain() {
        bench.set("MAVEN_FAILS", "yes");
        Result failed = bench.run("status");

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err())
                .contains("Broken.java:[3,1] ';' expected")
                .contains("hub: the build failed")
                .contains("target/build.log")
                .doesNotContain("noise");

        bench.set("MAVEN_FAILS", "");
        assertThat(bench.run("status").exitCode()).isZero();
    }

    @Test
    void worksFromAnotherFolderAndThroughALink() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("h"), Path.of("..", "source tree", "hub"));

        Result result = bench.runIn(elsewhere, link, "import", "email", "mails/a b.eml");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .startsWith("cwd=" + elsewhere.toRealPath())
                .endsWith("arg=import\narg=email\narg=mails/a b.eml\n");
    }

    @Test
    void chineseArgumentsArriveUnderThePlainLocale() {
        Result result = bench.set("LC_ALL", "C").run("timeline", "宁波奥克斯");

        assertThat(result.out())
                .contains("arg=-Dsun.stdout.encoding=UTF-8", "arg=-Dstdout.encoding=UTF-8")
                .endsWith("arg=timeline\narg=宁波奥克斯\n");
    }

    @Test
    void nativeAccessIsGrantedOnlyWhereJavaKnowsTheFlag() {
        assertThat(bench.run("status").out()).doesNotContain("--enable-native-access");

        bench.jdk("25.0.1");
        assertThat(bench.run("status").out()).contains("arg=--enable-native-access=ALL-UNNAMED\n");
    }

    @Test
    void serviceStopsWhenMemoryIsShortAndKeepsTheJvmsCollector() {
        assertThat(bench.run("serve").out())
                .contains("arg=-XX:+ExitOnOutOfMemoryError")
                .doesNotContain("UseSerialGC");
        assertThat(bench.run("status").out()).contains("arg=-XX:+UseSerialGC");
    }

    @Test
    void furtherJvmFlagsAreHandedOn() {
        assertThat(bench.set("HUB_JAVA_OPTS", "-Xmx4g -Dx=y").run("status").out())
                .contains("arg=-Xmx4g\narg=-Dx=y\n");
    }

    @Test
    void missingJdkIsNamedWithItsRemedy() {
        bench.removeJdk();
        Result result = bench.run("status");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("no JDK 17 or newer found", "apt-get install openjdk-17-jdk-headless");
    }

    @Test
    void olderJdkIsPassedOver() {
        bench.jdk("11.0.2");

        assertThat(bench.run("status").err()).contains("no JDK 17 or newer found");
    }

    @Test
    void missingMavenIsNamedWithItsRemedy() {
        bench.delete("bin/mvn");

        assertThat(bench.run("status").err()).contains("no Maven 3.8 or newer found", "apt-get install maven");
    }

    @Test
    void rootOnDebianGetsTheJdkInstalled() {
        bench.removeJdk();
        bench.rootWithApt();
        Result result = bench.run("status");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(bench.aptCalls())
                .containsExactly("-qq update", "-qq install -y --no-install-recommends openjdk-17-jdk-headless");
    }

    @Test
    void testRunEndsWithTheSumOfAllModules() {
        Result result = bench.set("MAVEN_REPORTS", "yes").run("test");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).endsWith("12 passed, 0 failed\n");
        assertThat(bench.builds()).containsExactly("-B verify -T 2 --fail-at-end -Pbench");
    }

    @Test
    void skippedTestsAreCountedApart() {
        Result result =
                bench.set("MAVEN_REPORTS", "yes").set("MAVEN_SKIPPED", "2").run("test");

        assertThat(result.out()).endsWith("10 passed, 0 failed, 2 skipped\n");
    }

    @Test
    void failedTestFailsTheRun() {
        Result result = bench.set("MAVEN_REPORTS", "yes")
                .set("MAVEN_ERRORS", "3")
                .set("MAVEN_EXIT", "1")
                .run("test");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).endsWith("9 passed, 3 failed\n");
    }

    @Test
    void buildThatBreaksAfterGreenTestsFailsTheRun() {
        Result result = bench.set("MAVEN_REPORTS", "yes").set("MAVEN_EXIT", "1").run("test");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).endsWith("12 passed, 0 failed\n");
    }

    @Test
    void buildThatRunsNoTestsAtAllFails() {
        assertThat(bench.run("test").exitCode()).isEqualTo(1);
    }

    @Test
    void reportsOfAnEarlierRunAreNotCounted() {
        bench.write(
                "source tree/agents/target/surefire-reports/TEST-old.xml",
                "<testsuite tests=\"9\" errors=\"9\" skipped=\"0\" failures=\"0\">");

        assertThat(bench.set("MAVEN_REPORTS", "yes").run("test").out()).endsWith("12 passed, 0 failed\n");
    }

    @Test
    void continuousIntegrationFailsWhenTheTestsLeaveFilesBehind() {
        bench.versioned();
        bench.set("MAVEN_REPORTS", "yes").set("CI", "true");
        assertThat(bench.run("test").exitCode()).isZero();

        Result littered = bench.set("MAVEN_LITTERS", "yes").run("test");
        assertThat(littered.exitCode()).isEqualTo(1);
        assertThat(littered.err()).contains("the tests changed the working tree");

        bench.delete("source tree/bot/left-behind.txt");
        assertThat(bench.set("CI", "").run("test").exitCode()).isZero();
    }

    @Test
    void missingBrowserIsSaidBeforeItsTestsFail() {
        bench.delete("bin/chromium");

        assertThat(bench.set("MAVEN_REPORTS", "yes").run("test").err())
                .contains("missing for the page tests: chromium")
                .contains("apt-get install chromium");
    }

    @Test
    void benchBuildsAndStartsTheBenchmarks() {
        Result result = bench.run("bench", "--quick");

        assertThat(bench.builds()).containsExactly("-B package -DskipTests -Pbench");
        assertThat(result.out()).endsWith("arg=cn.topcentral.hub.bench.Main\narg=--quick\n");
    }
}
