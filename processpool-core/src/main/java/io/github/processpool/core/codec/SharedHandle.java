package io.github.processpool.core.codec;

/**
 * The name of an object that processes share. Its id is a random number of 128 bits in hexadecimal digits, so that
 * nobody can use an object that he was not given.
 *
 * @param kind what it is: "queue", "lock"
 * @param detail what else must be known to use it, as its kind has it; else empty
 */
public record SharedHandle(String kind, String id, String detail) {}
