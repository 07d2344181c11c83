package io.github.processpool.examples;

import io.github.processpool.examples.Figure.Bars;
import io.github.processpool.examples.Figure.Lines;
import io.github.processpool.examples.Figure.Picture;
import io.github.processpool.examples.Figure.Series;
import io.github.processpool.examples.Figure.Table;
import io.github.processpool.examples.Run.Line;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Results with a figure of every kind, and with texts that look like HTML. */
final class SampleResults {
    static final Setting SETTING = new Setting("2026-11-22 12:00 UTC", "Some JDK 17", "Linux amd64", 2);
    static final String HOSTILE = "</script><script>alert('hostile')</script> & \"more\" <!--";

    private SampleResults() {}

    static Result result(List<Line> lines, Optional<String> failure, Figure... figures) {
        Example example = new Example(Chapter.POOL, "sample", "shows something", run -> {});
        return new Result(example, lines, List.of(figures), failure, Duration.ofMillis(1234));
    }

    static Result hostile() {
        Example example = new Example(Chapter.POOL, HOSTILE, HOSTILE, run -> {});
        List<Line> lines = List.of(new Line(HOSTILE, false), new Line(HOSTILE, true));
        return new Result(example, lines, ofEveryKind(HOSTILE, HOSTILE), Optional.of(HOSTILE), Duration.ofMillis(1234));
    }

    static List<Figure> ofEveryKind(String title, String text) {
        Series small = new Series(text, List.of(1.0, 2.5, Double.NaN));
        Series large = new Series(text + " too", List.of(300.0, 2000.0, 0.25));
        return List.of(
                new Table(title, List.of("first", text), List.of(List.of("a", text), List.of("b", "2"))),
                new Bars(title, text, List.of("one", "two", text), List.of(small, large)),
                new Lines(title, text, "ms", List.of(1.0, 100.0, 10_000.0), List.of(small, large)),
                new Picture(title, png()));
    }

    static byte[] png() {
        BufferedImage image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
