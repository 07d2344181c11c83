package io.github.processpool.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What a pool does where there is no memory makes no lambdas. The JVM links one when it is first made, which takes memory;
 * where that fails, it fails again each time, also when there is memory again.
 */
class WithoutMemoryTest {
    /** What gives memory back, and what must happen in the end, whatever happens before. */
    private static final List<String> ROOTS = List.of(
            "dispatch.Rescue.fail",
            "dispatch.Rescue.pauseIfShort",
            "dispatch.Rescue.failOlderThan",
            "dispatch.Dispatcher.drop",
            "dispatch.Dispatcher.startAfresh",
            "dispatch.ChunkSender.newActs",
            "dispatch.ChunkSender.recover",
            "dispatch.ChunkSender.tell",
            "dispatch.WorkerEventHandler.fail",
            "dispatch.WorkerEventHandler.unread",
            "dispatch.WorkerEventHandler.outOfMemory",
            "dispatch.WorkerEventHandler.ended",
            "supervise.PoolThreads.repair",
            "supervise.PoolThreads$CarefulExecutor.execute",
            "supervise.PoolThreads$PatientTimer.schedule",
            "supervise.WorkerHandle.killFor",
            "supervise.WorkerLife.endIfStuck",
            "supervise.WorkerLife$Ending.run",
            "supervise.WorkerHandle$Loss.run",
            "supervise.ProcessKill.run",
            "supervise.ExitWatch.run",
            "supervise.PoolEnd.runElsewhere",
            "supervise.Supervisor.terminate",
            "supervise.Supervisor.stopAll",
            "shared.SharedRequestHandler.refuse",
            "shared.SharedRequestHandler.ended");

    /** What is not followed, since it has run when a pool's first worker started, or may fail. */
    private static final Set<String> APART = Set.of(
            "dispatch.ChunkPlanner.plan", // this and the next are tried again, and then fail the call that they are for
            "dispatch.ChunkSender.carryOut",
            "dispatch.ShortTrace.shorten", // may fail
            "supervise.Supervisor.retire", // a worker that can't leave in good order is killed
            "supervise.Supervisor.tryAgainOrGiveUp", // ends a pool that can't start any worker
            "supervise.Staff.change",
            "supervise.Starts.launch",
            "supervise.WorkerHandle.start",
            "supervise.PoolThreads.newThread",
            "supervise.PoolThreads.newSteadyThread",
            "supervise.PoolThreads.withoutInheritance");

    private static final String CORE = "io.github.processpool.core.";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.processpool");
    private final Map<JavaCodeUnit, @Nullable JavaCodeUnit> callers = new LinkedHashMap<>();

    @Test
    void nothingThatMustWorkWithoutMemoryMakesALambda() {
        follow();

        assertThat(callers.keySet().stream()
                        .filter(WithoutMemoryTest::makesLambdas)
                        .map(this::path))
                .isEmpty();
    }

    @Test
    void allPlacesAreThere() {
        List<String> known = CLASSES.stream()
                .flatMap(type -> type.getCodeUnits().stream())
                .map(WithoutMemoryTest::name)
                .toList();

        assertThat(known).containsAll(ROOTS).containsAll(APART);
    }

    private void follow() {
        Deque<JavaCodeUnit> unseen = new ArrayDeque<>();
        for (JavaClass type : CLASSES) {
            for (JavaCodeUnit unit : type.getCodeUnits()) {
                if (ROOTS.contains(name(unit))) {
                    callers.put(unit, null);
                    unseen.add(unit);
                }
            }
        }
        while (!unseen.isEmpty()) {
            JavaCodeUnit caller = unseen.remove();
            called(caller).filter(unit -> !APART.contains(name(unit))).forEach(unit -> {
                if (!callers.containsKey(unit)) {
                    callers.put(unit, caller);
                    unseen.add(unit);
                }
            });
        }
    }

    /** Returns what a piece of code may call in this project, but for what the JDK calls. */
    private static Stream<JavaCodeUnit> called(JavaCodeUnit caller) {
        Stream<? extends JavaCodeUnit> constructors = caller.getConstructorCallsFromSelf().stream()
                .flatMap(call -> call.getTarget().resolveMember().stream());
        Stream<? extends JavaCodeUnit> methods = caller.getMethodCallsFromSelf().stream()
                .flatMap(call -> call.getTarget().resolveMember().stream())
                .filter(WithoutMemoryTest::isOurs)
                .flatMap(WithoutMemoryTest::withOverriders);
        return Stream.concat(constructors, methods)
                .filter(WithoutMemoryTest::isOurs)
                .map(unit -> unit);
    }

    private static boolean isOurs(JavaCodeUnit unit) {
        return unit.getOwner().getPackageName().startsWith("io.github.processpool");
    }

    private static Stream<JavaMethod> withOverriders(JavaMethod method) {
        String[] parameters =
                HasName.Utils.namesOf(method.getRawParameterTypes()).toArray(String[]::new);
        Stream<JavaMethod> overriders = method.getOwner().getAllSubclasses().stream()
                .flatMap(type -> type.tryGetMethod(method.getName(), parameters).stream());
        return Stream.concat(Stream.of(method), overriders);
    }

    private static boolean makesLambdas(JavaCodeUnit unit) {
        return unit.getAccessesFromSelf().stream().anyMatch(access -> access.isDeclaredInLambda())
                || !unit.getMethodReferencesFromSelf().isEmpty()
                || !unit.getConstructorReferencesFromSelf().isEmpty();
    }

    private String path(JavaCodeUnit unit) {
        StringBuilder path = new StringBuilder(name(unit));
        for (JavaCodeUnit caller = callers.get(unit); caller != null; caller = callers.get(caller)) {
            path.append(", called by ").append(name(caller));
        }
        return path.toString();
    }

    private static String name(JavaCodeUnit unit) {
        String full = unit.getOwner().getName() + "." + unit.getName();
        return full.startsWith(CORE) ? full.substring(CORE.length()) : full;
    }
}
