module com.example.testedmodule {
    requires io.github.processpool.core;

    opens com.example.testedmodule to
            io.github.processpool.core;
}
