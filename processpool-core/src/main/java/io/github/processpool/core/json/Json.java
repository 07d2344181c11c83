package io.github.processpool.core.json;

import java.io.InputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** The one configuration of Jackson's streaming layer that all of this package uses. */
final class Json {
    private static final JsonFactory FACTORY = factory();

    private Json() {}

    public static JsonParser parser(InputStream text) {
        return FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    private static JsonFactory factory() {
        return JsonFactory.builder()
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                .streamReadConstraints(readConstraints())
                .build();
    }

    private static StreamReadConstraints readConstraints() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(JsonWriter.MAX_NESTING)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(1_000_000)
                .build();
    }
}
