package io.github.processpool.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page of figures: a template whose places are filled with what was measured. */
final class Page {
    private static final String TEMPLATE = "performance.md";

    private Page() {}

    static String of(Options options, String command, Entrants entrants, Results results) throws IOException {
        Tables tables = new Tables(results, entrants, options.profile().sizes());
        Map<String, String> places = new LinkedHashMap<>();
        places.put("command", command);
        places.put("machine", machine(options, entrants));
        places.put("state", state(options, results));
        places.put("side-by-side", tables.sideBySide());
        places.put("start", tables.start());
        places.put("start-cpu", tables.startCpu());
        places.put("task-size", tables.taskSize());
        places.put("break-even", tables.breakEven());
        places.put("scale", tables.scale());
        places.put("stream", tables.stream());
        places.put("warm-up", options.profile().sizes().getOrDefault("warm-up", ""));
        places.put("warming-up", tables.warmingUp());
        places.put("shared", tables.shared());
        return fill(template(), places);
    }

    static String fill(String template, Map<String, String> places) {
        String page = template;
        for (Map.Entry<String, String> place : places.entrySet()) {
            page = page.replace("{{" + place.getKey() + "}}", place.getValue().stripTrailing());
        }
        return page;
    }

    private static String template() throws IOException {
        try (InputStream source = Page.class.getResourceAsStream(TEMPLATE)) {
            if (source == null) {
                throw new IOException("no " + TEMPLATE + " on the class path");
            }
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String machine(Options options, Entrants entrants) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("| date | ").append(LocalDate.now(ZoneOffset.UTC)).append(" |\n|---|---|\n");
        text.append("| processors | ").append(Machine.processors()).append(" |\n");
        text.append("| memory | ").append(Machine.memory()).append(" |\n");
        text.append("| system | ").append(Machine.system()).append(" |\n");
        for (Path home : options.javaHomes()) {
            text.append("| Java | ").append(Versions.ofJava(home)).append(" |\n");
        }
        List<Entrant> python = entrants.of(Kind.PYTHON);
        text.append("| Python | ")
                .append(
                        python.isEmpty()
                                ? "none"
                                : Versions.ofPython(options.python()).orElse("?"))
                .append(" |\n");
        return text.toString();
    }

    private static String state(Options options, Results results) {
        String state = medians(options) + " Of " + results.measurements() + " measurements in "
                + rounds(options.rounds()) + ", " + results.disturbances()
                + " were disturbed: other programs used more than "
                + Load.DISTURBING + " processors meanwhile.";
        if (results.disturbances() * 2 > results.measurements()) {
            state += " **The machine was busy: the figures are provisional, and ratios say more than values.**";
        }
        return results.failures().isEmpty() ? state : state + " Failed: " + String.join("; ", results.failures()) + ".";
    }

    private static String medians(Options options) {
        if (options.rounds() == 1) {
            return "Each figure was measured once.";
        }
        String few = SideBySide.longRounds(options) == options.rounds()
                ? ""
                : "; those on task sizes, first seconds, numbers of workers and streams are of "
                        + rounds(SideBySide.longRounds(options));
        return "Each figure is the median of " + rounds(options.rounds()) + few
                + ". Disturbed rounds are left out where there are others.";
    }

    private static String rounds(int rounds) {
        return rounds == 1 ? "one round" : rounds + " rounds";
    }
}
