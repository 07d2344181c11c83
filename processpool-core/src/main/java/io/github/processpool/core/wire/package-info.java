/**
 * What parent and worker say to each other: messages, their frames (one line of JSON each), limits, and the progress
 * mark that outlives a killed worker. {@code docs/protocol.md} is the description for people.
 */
@NullMarked
package io.github.processpool.core.wire;

import org.jspecify.annotations.NullMarked;
