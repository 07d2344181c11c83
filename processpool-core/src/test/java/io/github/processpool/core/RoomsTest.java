package io.github.processpool.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.processpool.core.supervise.PoolLog;
import java.util.stream.Stream;

/** The rooms of the house and the doors between them, as ARCHITECTURE.md has them. */
@AnalyzeClasses(packagesOf = RoomsTest.class, importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
    private static final String CORE = "io.github.processpool.core";
    private static final String API = "io.github.processpool";
    private static final String SPI = "io.github.processpool.spi";
    private static final String JACKSON = "tools.jackson..";
    private static final String SLF4J = "org.slf4j..";

    @ArchTest
    static final ArchRule loadersKnowNothing = room("loaders");

    @ArchTest
    static final ArchRule filesKnowNothing = room("files");

    @ArchTest
    static final ArchRule localeKnowsNothing = room("locale");

    @ArchTest
    static final ArchRule jsonKnowsJackson = room("json", JACKSON);

    @ArchTest
    static final ArchRule blocksKnowJson = room("blocks", in("json"));

    @ArchTest
    static final ArchRule reflectionKnowsJson = room("reflection", in("json"));

    @ArchTest
    static final ArchRule typesKnowReflectionLoadersAndJson =
            room("types", in("reflection"), in("loaders"), in("json"));

    @ArchTest
    static final ArchRule valuesKnowTypesReflectionLoadersBlocksJsonAndLocale =
            room("values", in("types"), in("reflection"), in("loaders"), in("blocks"), in("json"), in("locale"));

    @ArchTest
    static final ArchRule objectsKnowValuesTypesReflectionAndJson =
            room("objects", in("values"), in("types"), in("reflection"), in("json"));

    @ArchTest
    static final ArchRule snippetsKnowValuesTypesLoadersAndJson =
            room("snippets", in("values"), in("types"), in("loaders"), in("json"));

    @ArchTest
    static final ArchRule errorsKnowValuesTypesReflectionAndJson =
            room("errors", in("values"), in("types"), in("reflection"), in("json"));

    @ArchTest
    static final ArchRule functionsKnowSnippetsValuesTypesReflectionAndJson =
            room("functions", in("snippets"), in("values"), in("types"), in("reflection"), in("json"));

    @ArchTest
    static final ArchRule codecKnowsAllCodecs = room(
            "codec",
            in("functions"),
            in("errors"),
            in("snippets"),
            in("objects"),
            in("values"),
            in("types"),
            in("reflection"),
            in("loaders"),
            in("blocks"),
            in("json"));

    @ArchTest
    static final ArchRule wireKnowsBlocksJsonLocaleAndFiles =
            room("wire", in("blocks"), in("json"), in("locale"), in("files"));

    @ArchTest
    static final ArchRule archiveKnowsFilesAndWhereTheJsonLibraryLies = room("archive", in("json"), in("files"));

    @ArchTest
    static final ArchRule arraysKnowTypesAndFiles = room("arrays", in("types"), in("files"), API + ".shared");

    @ArchTest
    static final ArchRule sharedKnowsArraysWireCodecTypesAndJson =
            room("shared", in("arrays"), in("wire"), in("codec"), in("types"), in("json"), API + ".shared");

    @ArchTest
    static final ArchRule launchKnowsArchiveLoadersWireFilesAndLocale =
            room("launch", in("archive"), in("loaders"), in("wire"), in("files"), in("locale"));

    @ArchTest
    static final ArchRule launchKnowsNoMessages = noClasses()
            .that()
            .resideInAPackage(in("launch"))
            .should()
            .dependOnClassesThat()
            .haveNameMatching(CORE + "[.]wire[.](Message|ToWorker|FromWorker).*");

    @ArchTest
    static final ArchRule superviseKnowsLaunchWireSharedLoadersFilesAndLocale =
            room("supervise", in("launch"), in("wire"), in("shared"), in("loaders"), in("files"), in("locale"), SLF4J);

    @ArchTest
    static final ArchRule dispatchKnowsSuperviseLaunchWireCodecTypesBlocksJsonAndFiles = room(
            "dispatch",
            in("supervise"),
            in("launch"),
            in("wire"),
            in("codec"),
            in("types"),
            in("blocks"),
            in("json"),
            in("files"));

    @ArchTest
    static final ArchRule howAWorkerIsLaunchedIsLeftToTheLauncher = noClasses()
            .that()
            .resideInAnyPackage(in("supervise"), in("dispatch"))
            .should()
            .dependOnClassesThat()
            .haveNameMatching(CORE + "[.]launch[.](?!WorkerLauncher|Exit|WarmUp|CrashBanner).*");

    @ArchTest
    static final ArchRule workerKnowsWireSharedCodecTypesBlocksJsonFilesAndLocale = room(
            "worker",
            in("wire"),
            in("shared"),
            in("codec"),
            in("types"),
            in("blocks"),
            in("json"),
            in("files"),
            in("locale"));

    @ArchTest
    static final ArchRule inprocessKnowsLaunchWorkerAndWire = room("inprocess", in("launch"), in("worker"), in("wire"));

    @ArchTest
    static final ArchRule theEntryKnowsAllButLibraries = classes()
            .that()
            .resideInAPackage(CORE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", API, SPI, API + ".shared", CORE + "..");

    @ArchTest
    static final ArchRule nobodyKnowsTheEntry = noClasses()
            .that()
            .resideOutsideOfPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CORE);

    @ArchTest
    static final ArchRule parentAndChildNeverMeet = noClasses()
            .that()
            .resideInAnyPackage(in("dispatch"), in("supervise"), in("launch"), in("archive"), in("loaders"))
            .should()
            .dependOnClassesThat(resideInAPackage(in("worker")));

    @ArchTest
    static final ArchRule onlyThePoolsLogLogs = noClasses()
            .that()
            .doNotBelongToAnyOf(PoolLog.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SLF4J);

    @ArchTest
    static final ArchRule noRoomsInACircle =
            slices().matching(CORE + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule everyRoomHasAName = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..common..", "..impl..", "..manager..", "..internal..");

    /** The classes of a room may use the JDK, the API, each other, and what is behind the doors that are given. */
    private static ArchRule room(String name, String... doors) {
        String[] known = Stream.concat(Stream.of("java..", "org.jspecify..", API, SPI, in(name)), Stream.of(doors))
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(in(name))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(known);
    }

    private static String in(String room) {
        return CORE + "." + room + "..";
    }
}
