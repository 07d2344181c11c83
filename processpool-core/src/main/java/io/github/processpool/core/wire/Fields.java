package io.github.processpool.core.wire;

import io.github.processpool.core.json.FieldName;

/** The fields that messages have. */
final class Fields {
    static final FieldName BLOCKS = FieldName.of("blocks");
    static final FieldName CHUNK = FieldName.of("chunk");
    static final FieldName CONTENT = FieldName.of("content");
    static final FieldName COUNT = FieldName.of("count");
    static final FieldName DESCRIPTION = FieldName.of("description");
    static final FieldName DISPLAY = FieldName.of("display");
    static final FieldName ERROR = FieldName.of("error");
    static final FieldName FINALIZER = FieldName.of("finalizer");
    static final FieldName FINISHED = FieldName.of("finished");
    static final FieldName FIRST = FieldName.of("first");
    static final FieldName FORMAT = FieldName.of("format");
    static final FieldName FROM = FieldName.of("from");
    static final FieldName FUNCTION = FieldName.of("function");
    static final FieldName ID = FieldName.of("id");
    static final FieldName INDEX = FieldName.of("index");
    static final FieldName INITIALIZER = FieldName.of("initializer");
    static final FieldName ITEMS = FieldName.of("items");
    static final FieldName KIND = FieldName.of("kind");
    static final FieldName LOADER = FieldName.of("loader");
    static final FieldName LOCALE = FieldName.of("locale");
    static final FieldName MESSAGE = FieldName.of("message");
    static final FieldName NAME = FieldName.of("name");
    static final FieldName NANOS = FieldName.of("nanos");
    static final FieldName OBJECT = FieldName.of("object");
    static final FieldName OF = FieldName.of("of");
    static final FieldName OPERATION = FieldName.of("operation");
    static final FieldName POOL = FieldName.of("pool");
    static final FieldName PROGRESS_FILE = FieldName.of("progressFile");
    static final FieldName PROMPT = FieldName.of("prompt");
    static final FieldName PROTOCOL = FieldName.of("protocol");
    static final FieldName REASON = FieldName.of("reason");
    static final FieldName THREAD = FieldName.of("thread");
    static final FieldName TIME_ZONE = FieldName.of("timeZone");
    static final FieldName TOKEN = FieldName.of("token");
    static final FieldName TYPE = FieldName.of("type");
    static final FieldName VALUES = FieldName.of("values");
    static final FieldName WAITS = FieldName.of("waits");
    static final FieldName WATCHED = FieldName.of("watched");
    static final FieldName WORKER = FieldName.of("worker");

    private Fields() {}
}
