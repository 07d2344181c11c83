package io.github.processpool.examples;

import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.ul;

import io.github.processpool.examples.Run.Line;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The output of an example in its order: checks as lists, other lines unchanged. On narrow screens text is wrapped, but
 * columns never are.
 */
final class Transcript {
    private static final Pattern TWO_COLUMNS = Pattern.compile("  \\S|\\S {2,}\\S");
    private static final int LONGEST_ROW = 72;

    private Transcript() {}

    private enum Kind {
        CLAIM,
        TEXT,
        COLUMNS;

        static Kind of(Line line) {
            if (line.checked()) {
                return CLAIM;
            }
            boolean row = line.text().length() <= LONGEST_ROW
                    && TWO_COLUMNS.matcher(line.text()).find();
            return row ? COLUMNS : TEXT;
        }
    }

    static List<DomContent> of(List<Line> lines) {
        List<DomContent> blocks = new ArrayList<>();
        int end;
        for (int begin = 0; begin < lines.size(); begin = end) {
            end = endOfBlock(lines, begin);
            blocks.add(block(Kind.of(lines.get(begin)), lines.subList(begin, end)));
        }
        return blocks;
    }

    private static int endOfBlock(List<Line> lines, int begin) {
        int end = begin;
        while (end < lines.size() && Kind.of(lines.get(end)) == Kind.of(lines.get(begin))) {
            end++;
        }
        return end;
    }

    private static DomContent block(Kind kind, List<Line> lines) {
        if (kind == Kind.CLAIM) {
            return ul(each(lines, line -> li(line.text()))).withClass("checked");
        }
        String text = lines.stream().map(Line::text).collect(Collectors.joining("\n"));
        return pre(text).withClass(kind == Kind.TEXT ? "said text" : "said");
    }
}
