package com.example;

/** An application's record, as docs/protocol.md has it. */
public record Point(int x, int y) {}
