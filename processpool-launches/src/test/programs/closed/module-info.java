module com.example.closed {
    requires io.github.processpool.core;

    exports com.example.closed.shown;
}
