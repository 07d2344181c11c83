package io.github.processpool.examples;

import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.ul;

import io.github.processpool.examples.Run.Line;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What an example said, in its order: what it printed as it was printed, what it checked as lists. */
final class Transcript {
    private Transcript() {}

    static List<DomContent> of(List<Line> lines) {
        List<DomContent> blocks = new ArrayList<>();
        int end;
        for (int begin = 0; begin < lines.size(); begin = end) {
            end = endOfBlock(lines, begin);
            blocks.add(block(lines.subList(begin, end)));
        }
        return blocks;
    }

    private static int endOfBlock(List<Line> lines, int begin) {
        int end = begin;
        while (end < lines.size()
                && lines.get(end).checked() == lines.get(begin).checked()) {
            end++;
        }
        return end;
    }

    private static DomContent block(List<Line> lines) {
        if (lines.get(0).checked()) {
            return ul(each(lines, line -> li(line.text()))).withClass("checked");
        }
        return pre(lines.stream().map(Line::text).collect(Collectors.joining("\n")))
                .withClass("said");
    }
}
