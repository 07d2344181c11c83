package io.github.processpool.examples;

import static j2html.TagCreator.canvas;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.img;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import io.github.processpool.examples.Figure.Bars;
import io.github.processpool.examples.Figure.Lines;
import io.github.processpool.examples.Figure.Picture;
import io.github.processpool.examples.Figure.Table;
import j2html.tags.DomContent;
import java.util.Base64;
import java.util.List;

/** A figure in the page. Below a chart are its exact numbers, also for readers who can't see the chart. */
final class FigureView {
    private FigureView() {}

    static DomContent of(Figure figure) {
        return figure(figcaption(figure.title())).with(content(figure));
    }

    private static List<DomContent> content(Figure figure) {
        if (figure instanceof Table table) {
            return List.of(rows(table.head(), table.rows()));
        } else if (figure instanceof Bars bars) {
            return chart(figure, ChartData.of(bars), Numbers.of(bars));
        } else if (figure instanceof Lines lines) {
            return chart(figure, ChartData.of(lines), Numbers.of(lines));
        } else if (figure instanceof Picture picture) {
            String png = Base64.getEncoder().encodeToString(picture.png());
            return List.of(img().withSrc("data:image/png;base64," + png).withAlt(picture.title()));
        }
        throw new IllegalArgumentException("no view for " + figure.getClass());
    }

    private static List<DomContent> chart(Figure figure, String data, Table numbers) {
        return List.of(
                div(canvas().attr("role", "img").attr("aria-label", figure.title()))
                        .withClass("chart"),
                script(rawHtml(data)).withType("application/json"),
                details(summary("The numbers"), rows(numbers.head(), numbers.rows())));
    }

    private static DomContent rows(List<String> head, List<List<String>> rows) {
        return div(table(
                        thead(tr(each(head, cell -> th(cell).attr("scope", "col")))),
                        tbody(each(rows, row -> tr(each(row, cell -> td(cell)))))))
                .withClass("rows");
    }
}
