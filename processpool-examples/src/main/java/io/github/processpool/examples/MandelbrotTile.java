package io.github.processpool.examples;

import java.util.ArrayList;
import java.util.List;

/** A square piece of the picture of the Mandelbrot set, which computes its own pixels. */
record MandelbrotTile(int left, int top) {
    static final int SIZE = 50;
    static final int WIDTH = 1200;
    static final int HEIGHT = 800;

    /** The color of points that never escape. */
    static final byte INSIDE = 0;

    private static final double LEFT_EDGE = -2.25;
    private static final double TOP_EDGE = 1;
    private static final double STEP = 3.0 / WIDTH;
    private static final int MOST_STEPS = 3000;
    private static final double FAR_AWAY = 256;

    static List<MandelbrotTile> all() {
        List<MandelbrotTile> tiles = new ArrayList<>();
        for (int top = 0; top < HEIGHT; top += SIZE) {
            for (int left = 0; left < WIDTH; left += SIZE) {
                tiles.add(new MandelbrotTile(left, top));
            }
        }
        return tiles;
    }

    /** Returns the colors row by row. */
    byte[] pixels() {
        byte[] pixels = new byte[SIZE * SIZE];
        for (int i = 0; i < pixels.length; i++) {
            double x = LEFT_EDGE + (left + i % SIZE + 0.5) * STEP;
            double y = TOP_EDGE - (top + i / SIZE + 0.5) * STEP;
            pixels[i] = color(x, y);
        }
        return pixels;
    }

    /** Returns {@link #INSIDE}, or how soon the point escapes, as one of 255 cyclic colors. */
    static byte color(double x, double y) {
        double re = 0;
        double im = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            double next = re * re - im * im + x;
            im = 2 * re * im + y;
            re = next;
            double distance = re * re + im * im;
            if (distance > FAR_AWAY) {
                // Between whole steps, to avoid bands; StrictMath, to be the same on every machine.
                double steps = step + 1 - StrictMath.log(StrictMath.log(distance)) / StrictMath.log(2);
                return (byte) (1 + Math.floorMod((int) (StrictMath.sqrt(Math.max(0, steps)) * 40), 255));
            }
        }
        return INSIDE;
    }
}
