package io.github.processpool.examples;

import io.github.processpool.examples.Figure.Bars;
import io.github.processpool.examples.Figure.Lines;
import io.github.processpool.examples.Figure.Series;
import java.io.StringWriter;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The data of a chart for the page's script, as JSON that is safe in a script element. */
final class ChartData {
    /** An axis is logarithmic if the ratio of the largest number to the smallest is at least this. */
    private static final double ORDERS_OF_MAGNITUDE = 100;

    private static final JsonFactory JSON = new JsonFactory();

    private ChartData() {}

    static String of(Bars bars) {
        return json(json -> {
            json.writeStringProperty("type", "bar");
            json.writeStringProperty("y", bars.unit());
            json.writeArrayPropertyStart("labels");
            bars.categories().forEach(json::writeString);
            json.writeEndArray();
            write(json, bars.series());
        });
    }

    static String of(Lines lines) {
        return json(json -> {
            json.writeStringProperty("type", "line");
            json.writeStringProperty("x", lines.xAxis());
            json.writeStringProperty("y", lines.yAxis());
            json.writeBooleanProperty(
                    "xLogarithmic", isLogarithmic(lines.xs().stream().mapToDouble(x -> x)));
            json.writeBooleanProperty(
                    "yLogarithmic",
                    isLogarithmic(lines.series().stream()
                            .flatMap(each -> each.values().stream())
                            .mapToDouble(y -> y)));
            json.writeName("labels");
            writeNumbers(json, lines.xs());
            write(json, lines.series());
        });
    }

    private static void write(JsonGenerator json, List<Series> series) {
        json.writeArrayPropertyStart("series");
        for (Series each : series) {
            json.writeStartObject();
            json.writeStringProperty("name", each.name());
            json.writeName("values");
            writeNumbers(json, each.values());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeNumbers(JsonGenerator json, List<Double> numbers) {
        json.writeStartArray();
        for (double number : numbers) {
            if (Double.isFinite(number)) {
                json.writeNumber(number);
            } else {
                json.writeNull();
            }
        }
        json.writeEndArray();
    }

    private static boolean isLogarithmic(DoubleStream numbers) {
        DoubleSummaryStatistics all = numbers.filter(Double::isFinite).summaryStatistics();
        return all.getMin() > 0 && all.getMax() / all.getMin() >= ORDERS_OF_MAGNITUDE;
    }

    private static String json(Consumer<JsonGenerator> members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            members.accept(json);
            json.writeEndObject();
        }
        // In JSON this character occurs only in strings; in a script element it could start the end tag or a comment.
        return text.toString().replace("<", "\\u003c");
    }
}
