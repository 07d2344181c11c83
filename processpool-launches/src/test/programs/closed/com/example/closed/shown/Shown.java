package com.example.closed.shown;

public record Shown(int number, String text) {}
