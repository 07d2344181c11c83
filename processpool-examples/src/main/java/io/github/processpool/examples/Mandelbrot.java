package io.github.processpool.examples;

import io.github.processpool.Pool;
import io.github.processpool.Worker;
import io.github.processpool.examples.Figure.Bars;
import io.github.processpool.examples.Figure.Picture;
import io.github.processpool.examples.Figure.Series;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A computed picture, tile by tile. The cost of tiles differs widely, so they are small, and each worker that has
 * finished one takes the next.
 */
final class Mandelbrot {
    private Mandelbrot() {}

    /** A tile with its pixels, and the worker that painted it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Painted(MandelbrotTile tile, byte[] pixels, int worker) {}

    static Painted paint(MandelbrotTile tile) {
        return new Painted(tile, tile.pixels(), Worker.current().id());
    }

    static void run(Run run) throws IOException {
        List<MandelbrotTile> tiles = MandelbrotTile.all();

        long begun = System.nanoTime();
        MandelbrotImage here = new MandelbrotImage();
        tiles.forEach(tile -> here.put(tile, tile.pixels()));
        double oneThread = millisSince(begun);

        begun = System.nanoTime();
        List<Painted> painted;
        try (Pool pool = Pool.create(run.workers().orElse(Runtime.getRuntime().availableProcessors()))) {
            painted = pool.withProgress(ProgressBar.ofTerminal()).map(Mandelbrot::paint, tiles);
        }
        MandelbrotImage there = new MandelbrotImage();
        painted.forEach(each -> there.put(each.tile(), each.pixels()));
        double pool = millisSince(begun);

        run.say("%d tiles of %d pixels", tiles.size(), MandelbrotTile.SIZE * MandelbrotTile.SIZE);
        run.say("one thread here: %4.0f ms", oneThread);
        run.say("the pool:        %4.0f ms, its start and end included", pool);
        run.check("every pixel is as one thread here computes it", there.equalTo(here));
        run.show(new Picture("The Mandelbrot set, painted by the pool", there.png()));
        run.show(new Bars(
                "The time it took",
                "ms",
                List.of("one thread here", "the pool"),
                List.of(new Series("time", List.of(oneThread, pool)))));
        run.show(tilesByWorker(painted));
    }

    private static Bars tilesByWorker(Collection<Painted> painted) {
        TreeMap<Integer, Double> tiles =
                painted.stream().collect(Collectors.toMap(Painted::worker, each -> 1.0, Double::sum, TreeMap::new));
        return new Bars(
                "Tiles painted by each worker",
                "tiles",
                tiles.keySet().stream().map(worker -> "worker " + worker).toList(),
                List.of(new Series("tiles", new ArrayList<>(tiles.values()))));
    }

    private static double millisSince(long begun) {
        return (System.nanoTime() - begun) / 1e6;
    }
}
