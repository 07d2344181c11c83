package io.github.processpool.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How large a room may be, and how many of its files may need each other in a circle. This reads class files, in which
 * constants are inlined: it sees fewer uses than the sources have.
 */
@AnalyzeClasses(packagesOf = RoomsTest.class, importOptions = ImportOption.DoNotIncludeTests.class)
class CirclesTest {
    private static final int MOST_FILES_OF_A_ROOM = 60;
    private static final int MOST_FILES_OF_A_CIRCLE = 5;

    @ArchTest
    static void noRoomHasMoreThanSixtyFiles(JavaClasses classes) {
        Map<String, Set<String>> rooms = new TreeMap<>();
        usesOfFiles(classes)
                .keySet()
                .forEach(file -> rooms.computeIfAbsent(roomOf(file), room -> new TreeSet<>())
                        .add(file));
        assertThat(rooms).hasSizeGreaterThan(10);
        rooms.forEach((room, files) -> assertThat(files).as(room).hasSizeLessThanOrEqualTo(MOST_FILES_OF_A_ROOM));
    }

    @ArchTest
    static void noMoreThanFiveFilesOfARoomNeedEachOtherInACircle(JavaClasses classes) {
        Map<String, Set<String>> uses = usesOfFiles(classes);
        Map<String, Set<String>> reached = new TreeMap<>();
        uses.keySet().forEach(file -> reached.put(file, reachedFrom(file, uses)));
        Set<String> tooLarge = new TreeSet<>();
        reached.forEach((file, others) -> {
            Set<String> circle = new TreeSet<>(others);
            circle.removeIf(other -> !reached.get(other).contains(file));
            if (circle.size() > MOST_FILES_OF_A_CIRCLE) {
                tooLarge.add(circle.toString());
            }
        });
        assertThat(tooLarge).isEmpty();
    }

    /** Returns the files of all rooms, by the names of their outermost classes, and which others of its room each uses. */
    private static Map<String, Set<String>> usesOfFiles(JavaClasses classes) {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (JavaClass each : classes) {
            Set<String> used = uses.computeIfAbsent(fileOf(each), file -> new TreeSet<>());
            for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (target.getPackageName().equals(each.getPackageName())) {
                    used.add(fileOf(target));
                }
            }
        }
        return uses;
    }

    private static String fileOf(JavaClass each) {
        return each.getEnclosingClass().map(CirclesTest::fileOf).orElseGet(each::getName);
    }

    private static String roomOf(String file) {
        return file.substring(0, file.lastIndexOf('.'));
    }

    private static Set<String> reachedFrom(String file, Map<String, Set<String>> uses) {
        Set<String> reached = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(uses.get(file));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (reached.add(next)) {
                open.addAll(uses.get(next));
            }
        }
        return reached;
    }
}
