package cn.topcentral.hub.bot;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The shape of the house: which module may use which, and a few habits that no compiler checks. */
@AnalyzeClasses(
        packages = "cn.topcentral.hub",
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {
    private static final String HUB = "cn.topcentral.hub..";
    private static final String STORAGE = "cn.topcentral.hub.storage..";
    private static final String TEMPLATES = "cn.topcentral.hub.templates..";
    private static final String CONNECTORS = "cn.topcentral.hub.connectors..";
    private static final String AGENTS = "cn.topcentral.hub.agents..";
    private static final String SANDBOX = "cn.topcentral.hub.sandbox..";
    private static final String BOT = "cn.topcentral.hub.bot..";

    /** Storage's tests reach this module as a jar of their own (or, in the same build, as its folder of test classes). */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static void everyModuleIsSeen(JavaClasses imported) {
        Set<String> modules = imported.stream()
                .map(JavaClass::getPackageName)
                .map(name -> Pattern.compile("cn\\.topcentral\\.hub\\.(\\w+).*").matcher(name))
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .collect(Collectors.toSet());

        // A module missing from the class path would pass every rule below.
        assertThat(modules).contains("storage", "templates", "connectors", "agents", "sandbox", "bot");
    }

    @ArchTest
    static final ArchRule storageUsesNoOtherModule = onlyUses(
            STORAGE,
            "records and SQL are the ground everything stands on; what they knew of the rest would be a cycle",
            STORAGE);

    @ArchTest
    static final ArchRule templatesUseStorageOnly = onlyUses(
            TEMPLATES,
            "a card or page renders from one record; whoever sends it or computed it is none of its business",
            TEMPLATES,
            STORAGE);

    @ArchTest
    static final ArchRule connectorsUseStorageOnly = onlyUses(
            CONNECTORS,
            "a channel must be addable and removable without touching agents or the bot, and work when no model is reachable",
            CONNECTORS,
            STORAGE);

    @ArchTest
    static final ArchRule agentsUseStorageOnly = onlyUses(
            AGENTS,
            "agents read stored records; one that knew a channel would have to change with it",
            AGENTS,
            STORAGE);

    @ArchTest
    static final ArchRule sandboxUsesNoOtherModule = onlyUses(
            SANDBOX,
            "it is the other side of the wire, written from WeCom's documents; sharing code would let one mistake cancel another",
            SANDBOX);

    @ArchTest
    static final ArchRule nothingUsesTheSandbox = noClasses()
            .that()
            .resideOutsideOfPackage(SANDBOX)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SANDBOX)
            .because("the product speaks to it over HTTP as it would to WeCom, or the demo would prove nothing");

    @ArchTest
    static final ArchRule nothingUsesTheBot = noClasses()
            .that()
            .resideOutsideOfPackage(BOT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BOT)
            .because("it is the top: the only module that knows all others");

    @ArchTest
    static final ArchRule onlyStorageTalksToTheDatabase = noClasses()
            .that()
            .resideOutsideOfPackage(STORAGE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.jdbi..", "java.sql..", "javax.sql..", "org.postgresql..", "com.zaxxer..", "org.flywaydb..")
            .because(
                    "SQL in one place can be read, indexed and secured by tenant; a query elsewhere escapes all three");

    @ArchTest
    static final ArchRule timeIsHandedIn = noClasses()
            .that(areNotWhereTheProgramIsPutTogether())
            .should()
            .callMethodWhere(readsTheWallClock())
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("a test must be able to say what time it is: take a Clock, and Clock.instant() or X.now(clock)");

    @ArchTest
    static final ArchRule onlyTheCommandLinePrints = noClasses()
            .that(areNotWhereTheProgramIsPutTogether())
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
            .because("stdout belongs to results; everything else is a log line with a level");

    @ArchTest
    static final ArchRule oneLoggingInterface = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.apache.commons.logging..", "org.apache.log4j..")
            .because("SLF4J is the one interface that logback.xml governs");

    @ArchTest
    static final ArchRule dependenciesComeThroughTheConstructor = fields().should()
            .notBeAnnotatedWith("jakarta.inject.Inject")
            .andShould()
            .notBeAnnotatedWith("javax.inject.Inject")
            .andShould()
            .notBeAnnotatedWith("com.google.inject.Inject")
            .andShould()
            .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .because("an object that exists is complete, and `new` shows what it needs");

    @ArchTest
    static final ArchRule classesNameTheThing = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)")
            .because("such names say nothing about what is inside, so everything ends up there");

    @ArchTest
    static final ArchRule packagesNameTheThing = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..", "..utils..", "..impl..", "..service..", "..services..", "..manager..", "..helper..")
            .because("a package names what it is about, so that a feature is found in one folder");

    private static ArchRule onlyUses(String module, String reason, String... allowed) {
        return noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat(resideInAnyPackage(HUB).and(DescribedPredicate.not(resideInAnyPackage(allowed))))
                .because(reason);
    }

    /** The composition root and the mains: the outermost ring, where real clocks and streams are taken and handed on. */
    private static DescribedPredicate<JavaClass> areNotWhereTheProgramIsPutTogether() {
        Set<String> roots = Set.of("cn.topcentral.hub.bot.Hub", "cn.topcentral.hub.bot.Main");
        return DescribedPredicate.describe(
                "are not the composition root, the command line or a main class",
                type -> !roots.contains(outermost(type).getFullName())
                        && !type.getPackageName().startsWith("cn.topcentral.hub.bot.cli")
                        && !(type.getPackageName().startsWith("cn.topcentral.hub.sandbox")
                                && outermost(type)
                                        .tryGetMethod("main", String[].class)
                                        .isPresent()));
    }

    /** {@code Instant.now()}, {@code LocalDate.now(zone)}, {@code Clock.systemUTC()} ...; but {@code now(clock)} is what we want. */
    private static DescribedPredicate<JavaMethodCall> readsTheWallClock() {
        return DescribedPredicate.describe("reads the wall clock", call -> {
            String method = call.getName();
            boolean time = call.getTargetOwner().getPackageName().equals("java.time");
            boolean clockGiven =
                    call.getTarget().getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
            return time && (method.startsWith("system") || (method.equals("now") && !clockGiven));
        });
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }
}
