package io.github.processpool.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts the figures into the tables of the page. */
final class Tables {
    private static final double UNSCALED = 1;

    private final Results results;
    private final Entrants entrants;
    private final Map<String, String> sizes;

    Tables(Results results, Entrants entrants, Map<String, String> sizes) {
        this.results = results;
        this.entrants = entrants;
        this.sizes = sizes;
    }

    /** What only this library and Python have, with the figures of both. */
    String shared() {
        List<Entrant> columns = both();
        List<String> heads = new ArrayList<>(List.of("two workers at once, thousand a second"));
        columns.forEach(entrant -> heads.add(entrant.title()));
        heads.add("better than Python");
        Table table = new Table(results, heads);
        for (SharedLine line : SharedLine.values()) {
            List<String> cells = new ArrayList<>();
            columns.forEach(entrant -> cells.add(table.cell(entrant, line.key(entrant.kind()), 1e-3)));
            cells.add(entrants.of(Kind.PYTHON).stream()
                    .findFirst()
                    .flatMap(python -> line.factor(results, pool(), python))
                    .orElse(Table.NOTHING));
            table.row(line.label(), cells);
        }
        return table.toString();
    }

    /** Everybody beside everybody; Python with its usual way to start processes, but for a start with the comparable. */
    String sideBySide() {
        List<Entrant> columns = entrants.all().stream()
                .filter(entrant -> entrant.kind() != Kind.PYTHON_SPAWN)
                .toList();
        List<String> heads = new ArrayList<>(List.of("what"));
        columns.forEach(entrant -> heads.add(entrant.title()));
        heads.add("better than Python");
        Table table = new Table(results, heads);
        for (Line line : Line.values()) {
            addLine(table, line, columns);
        }
        return table.toString();
    }

    private void addLine(Table table, Line line, List<Entrant> columns) {
        boolean isStart = line.key().startsWith("start.");
        List<String> cells = new ArrayList<>();
        for (Entrant column : columns) {
            Entrant shown = column.kind() == Kind.PYTHON && isStart ? pythonSpawn(column) : column;
            String cell = table.cell(shown, line.key(), line.scale());
            cells.add(shown.equals(column) || cell.isEmpty() ? cell : cell + " (spawn)");
        }
        if (cells.stream().allMatch(String::isEmpty)) {
            return;
        }
        cells.add(entrants.of(isStart ? Kind.PYTHON_SPAWN : Kind.PYTHON).stream()
                .findFirst()
                .flatMap(python -> line.factor(results, pool(), python))
                .orElse(Table.NOTHING));
        table.row(line.label(sizes), cells);
    }

    private Entrant pythonSpawn(Entrant otherwise) {
        return entrants.of(Kind.PYTHON_SPAWN).stream().findFirst().orElse(otherwise);
    }

    private Entrant pool() {
        return entrants.of(Kind.POOL).get(0);
    }

    String start() {
        String few = sizes.get("few");
        String many = sizes.get("many");
        List<String> heads =
                List.of("ms until each has answered", few + ", first of a program", few + ", later", many + ", later");
        List<Kind> others = List.of(Kind.PYTHON_SPAWN, Kind.PYTHON, Kind.BARE, Kind.THREADS);
        return starts(heads, List.of("first", "few", "many"), others);
    }

    /** The processor time of a start. */
    String startCpu() {
        List<String> heads = List.of(
                "processor time of a start, ms",
                "each of " + sizes.get("few") + " workers until it is ready",
                "until it has answered",
                "the parent");
        List<Kind> others = List.of(Kind.BARE, Kind.PYTHON_SPAWN, Kind.PYTHON);
        return starts(heads, List.of("cpu.ready", "cpu.answered", "cpu.parent"), others);
    }

    private String starts(List<String> heads, List<String> figures, List<Kind> others) {
        Table table = new Table(results, heads);
        for (Entrant pool : entrants.of(Kind.POOL)) {
            addStart(table, pool, pool.title(), "start.", figures);
            addStart(table, pool, pool.title() + ", `startupArchive(false)`", "start.plain.", figures);
        }
        for (Kind kind : others) {
            entrants.of(kind).forEach(other -> addStart(table, other, other.title(), "start.", figures));
        }
        return table.toString();
    }

    private static void addStart(Table table, Entrant entrant, String label, String key, List<String> figures) {
        List<String> cells = figures.stream()
                .map(figure -> table.cell(entrant, key + figure, UNSCALED))
                .toList();
        if (!cells.stream().allMatch(String::isEmpty)) {
            table.row(label, cells);
        }
    }

    String scale() {
        List<String> heads = new ArrayList<>(List.of("workers"));
        List<Entrant> columns = both();
        for (Entrant entrant : columns) {
            heads.addAll(
                    Stream.of("start, ms", "map, million/s", "`applyAsync`, thousand/s", "workers, MiB", "parent, MiB")
                            .map(what -> entrant.title() + ": " + what)
                            .toList());
        }
        Table table = new Table(results, heads);
        for (String workers : sizes("scale")) {
            List<String> cells = new ArrayList<>();
            for (Entrant entrant : columns) {
                String key = "scale." + workers + ".";
                cells.add(table.cell(entrant, key + "start", UNSCALED));
                cells.add(table.cell(entrant, key + "map", 1e-6));
                cells.add(table.cell(entrant, key + "burst", 1e-3));
                cells.add(table.cell(entrant, key + "workers", UNSCALED));
                cells.add(table.cell(entrant, key + "parent", UNSCALED));
            }
            table.row(workers, cells);
        }
        return table.toString();
    }

    private List<Entrant> both() {
        return Stream.of(Kind.POOL, Kind.PYTHON)
                .flatMap(kind -> entrants.of(kind).stream())
                .toList();
    }

    String taskSize() {
        List<Entrant> columns = Stream.of(Kind.POOL, Kind.THREADS, Kind.PYTHON)
                .flatMap(kind -> entrants.of(kind).stream())
                .toList();
        List<String> heads = new ArrayList<>(List.of("a task takes"));
        for (Entrant entrant : columns) {
            heads.add(entrant.title() + ": `map`");
            heads.add(entrant.title() + ": `applyAsync`");
        }
        Table table = new Table(results, heads);
        for (String micros : sizes("task-micros")) {
            List<String> cells = columns.stream()
                    .flatMap(entrant -> Stream.of("map", "calls")
                            .map(how -> table.cell(entrant, "task." + micros + "." + how, UNSCALED)))
                    .toList();
            table.row(Numbers.grouped(Long.parseLong(micros)) + " µs", cells);
        }
        return table.toString();
    }

    /** Returns a sentence that says how long a task must be for the pool to pay. */
    String breakEven() {
        return "With a `map`, two workers are faster than one thread if a task takes " + firstAbove("map", 50)
                + " or more; with single calls, " + firstAbove("calls", 50)
                + " or more. Nine tenths of both processors' time are useful work from " + firstAbove("map", 90)
                + " on with a `map`, and from " + firstAbove("calls", 90) + " on with single calls.";
    }

    private String firstAbove(String how, double percent) {
        Optional<String> first = Arrays.stream(sizes("task-micros"))
                .filter(micros ->
                        results.median(pool(), "task." + micros + "." + how).orElse(0) > percent)
                .findFirst();
        return first.map(micros -> Numbers.grouped(Long.parseLong(micros)) + " µs")
                .orElse("none");
    }

    String stream() {
        String count = Numbers.grouped(Long.parseLong(sizes("stream")[0]));
        Table table = new Table(
                results,
                List.of(
                        "`imap` of " + count + " ints, 2 workers",
                        "million a second",
                        "parent's peak after a tenth, MiB",
                        "at the end",
                        "a worker's peak after a tenth, MiB",
                        "at the end"));
        for (Entrant pool : entrants.of(Kind.POOL)) {
            table.row(
                    pool.title(),
                    List.of(
                            table.cell(pool, "stream.rate", 1e-6),
                            table.cell(pool, "stream.parent.tenth", UNSCALED),
                            table.cell(pool, "stream.parent.whole", UNSCALED),
                            table.cell(pool, "stream.worker.tenth", UNSCALED),
                            table.cell(pool, "stream.worker.whole", UNSCALED)));
        }
        return table.toString();
    }

    /** The same work in a pool's first moments and later, with what the processors did meanwhile. */
    String warmingUp() {
        Table table = new Table(
                results,
                List.of(
                        "2 workers",
                        "at first, thousand a second",
                        "compilers, %",
                        "collectors, %",
                        "later, thousand a second",
                        "compilers, %",
                        "collectors, %"));
        Map<String, String> work = new LinkedHashMap<>();
        work.put("apply", "`apply` after `apply`");
        work.put("singly", "`map` one by one");
        work.put("burst", "`applyAsync` of many at once");
        work.put("map", "`map` in chunks by default");
        work.put("records", "lists of records there and back");
        work.put("computing", "`map` of tasks that only compute");
        for (Entrant pool : entrants.of(Kind.POOL)) {
            work.forEach((key, label) -> {
                List<String> cells = Stream.of("first", "later")
                        .map(when -> "warming." + key + "." + when + ".")
                        .flatMap(prefix -> Stream.of(
                                table.cell(pool, prefix + "rate", 1e-3),
                                table.cell(pool, prefix + "compilers", UNSCALED),
                                table.cell(pool, prefix + "collectors", UNSCALED)))
                        .toList();
                table.row(pool.title() + ": " + label, cells);
            });
        }
        return table.toString();
    }

    private String[] sizes(String name) {
        return sizes.getOrDefault(name, "0").split(",", -1);
    }
}
