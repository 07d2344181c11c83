package io.github.processpool.core.lifecycle;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Takes note of what the library logs, while it is open. */
final class LogWatch extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
    private final Logger logger;

    private LogWatch(Logger logger) {
        this.logger = logger;
    }

    static LogWatch open() {
        Logger logger = (Logger) LoggerFactory.getLogger("io.github.processpool");
        LogWatch watch = new LogWatch(logger);
        watch.setContext(logger.getLoggerContext());
        watch.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(watch);
        return watch;
    }

    @Override
    protected void append(ILoggingEvent event) {
        events.add(event);
    }

    /** Returns the warnings that name this pool. */
    List<ILoggingEvent> warningsOf(String poolName) {
        return events.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .filter(event -> event.getFormattedMessage().startsWith(poolName + ":"))
                .toList();
    }

    /** Returns everything that was logged, as text. */
    List<String> messages() {
        return events.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        logger.setLevel(null); // as the configuration has it
        stop();
    }
}
