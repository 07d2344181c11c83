package io.github.processpool.core.shared;

import io.github.processpool.EncodingException;
import io.github.processpool.ProcessPoolException;
import java.util.Locale;
import java.util.NoSuchElementException;

/** Why a state refuses an operation. It is sent to the caller's side, which makes an exception of it. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What kind of exception the caller gets. */
    enum Reason {
        /** The manager, or what the object stands for, is closed. */
        CLOSED,
        /** The object is in the wrong state, such as a semaphore that has all its permits. */
        STATE,
        /** The caller does not own the lock. */
        OWNER,
        /** The barrier is broken. */
        BROKEN,
        /** The other end of a pipe is closed. */
        END,
        /** No such index. */
        INDEX,
        /** A value can't be taken. */
        ENCODING,
        /** The operation makes no sense for the object. */
        OPERATION
    }

    private final Reason reason;

    Refusal(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    String message() {
        return String.valueOf(getMessage());
    }

    String wireName() {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    static Refusal of(String wireName, String message) {
        for (Reason reason : Reason.values()) {
            if (reason.name().toLowerCase(Locale.ROOT).equals(wireName)) {
                return new Refusal(reason, message);
            }
        }
        throw new NoSuchElementException("no reason '" + wireName + "'");
    }

    /** Returns the exception of an operation that has none of its own for this refusal. */
    RuntimeException exception() {
        return switch (reason) {
            case CLOSED, STATE -> new IllegalStateException(message());
            case OWNER -> new IllegalMonitorStateException(message());
            case INDEX -> new IndexOutOfBoundsException(message());
            case ENCODING -> new EncodingException(message());
            case BROKEN, END, OPERATION -> new ProcessPoolException(message());
        };
    }
}
