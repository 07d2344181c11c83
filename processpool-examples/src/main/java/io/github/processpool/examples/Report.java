package io.github.processpool.examples;

import static j2html.TagCreator.a;
import static j2html.TagCreator.article;
import static j2html.TagCreator.body;
import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.style;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.title;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The results of a run as one self-contained page: styles, scripts and pictures are part of it, and it tells the
 * browser to load nothing.
 */
final class Report {
    private static final String NOTHING_FROM_OUTSIDE =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

    private final List<Result> results;
    private final Setting setting;
    private final PageParts parts = new PageParts();

    Report(List<Result> results, Setting setting) {
        this.results = results;
        this.setting = setting;
    }

    void writeTo(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, render());
    }

    String render() {
        return document(html(
                        head(
                                meta().withCharset("utf-8"),
                                meta().attr("http-equiv", "Content-Security-Policy")
                                        .withContent(NOTHING_FROM_OUTSIDE),
                                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                meta().withName("color-scheme").withContent("light dark"),
                                title("Process pool: what the examples did"),
                                style(rawHtml(parts.styles()))),
                        body(
                                top(),
                                main(each(chapters(), this::chapter)),
                                bottom(),
                                script(rawHtml(parts.chartLibrary())),
                                script(rawHtml(parts.charts()))))
                .withLang("en"));
    }

    private List<Chapter> chapters() {
        return Arrays.stream(Chapter.values())
                .filter(chapter -> !of(chapter).isEmpty())
                .toList();
    }

    private List<Result> of(Chapter chapter) {
        return results.stream()
                .filter(result -> result.example().chapter() == chapter)
                .toList();
    }

    private DomContent top() {
        long failed = results.stream().filter(result -> !result.held()).count();
        long claims = results.stream().mapToLong(Result::claims).sum();
        Duration took = results.stream().map(Result::took).reduce(Duration.ZERO, Duration::plus);
        return header(
                h1("What the examples did"),
                p(failed == 0 ? "Everything that they claim was checked." : failed + " did not do what they claim.")
                        .withClass(failed == 0 ? "verdict held" : "verdict failed"),
                ul(
                                li(counted(results.size(), "example")),
                                li(counted(claims, "claim") + " checked"),
                                li(seconds(took)),
                                li(setting.processors() + " processors"),
                                li(setting.java()),
                                li(setting.system()),
                                li(setting.when()))
                        .withClass("facts"),
                nav(ul(each(chapters(), chapter -> li(a(chapter.title()).withHref("#" + anchor(chapter)))))));
    }

    private DomContent chapter(Chapter chapter) {
        return section(h2(chapter.title()), each(of(chapter), Report::example)).withId(anchor(chapter));
    }

    private static DomContent example(Result result) {
        return article(
                        h3(
                                span(result.example().about()),
                                span(result.held() ? "held" : "failed").withClass(result.held() ? "held" : "failed")),
                        p(code("run " + result.example().name()), span(seconds(result.took())))
                                .withClass("how"),
                        each(Transcript.of(result.lines()), DomContent.class::cast),
                        each(
                                result.failure().stream().toList(),
                                text -> pre(text).withClass("failure")),
                        each(result.figures(), FigureView::of))
                .withId("example-" + result.example().name());
    }

    private DomContent bottom() {
        return footer(
                p("Charts are drawn by " + parts.chartLibraryName() + "."),
                details(summary("Its licence"), pre(parts.chartLibraryLicence())));
    }

    private static String anchor(Chapter chapter) {
        return chapter.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
    }
}
