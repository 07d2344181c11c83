package io.github.processpool;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The progress of a call.
 *
 * @param done the number of items that have finished, failed ones included
 * @param total the number of items of the input, or empty while it is not known, as in {@link Pool#imap}
 * @param failed the number of items that have failed
 * @param timeLeft an estimate of the time until the last item finishes, or empty if there is no basis for one yet
 * @see ProgressListener
 * @since 0.1.0
 */
public record Progress(long done, OptionalLong total, long failed, Optional<Duration> timeLeft) {}
