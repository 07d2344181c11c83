module com.example.open {
    requires io.github.processpool.core;

    opens com.example.open to
            io.github.processpool.core;

    uses Runnable;

    provides Runnable with
            com.example.open.Service;
}
