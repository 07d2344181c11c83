package io.github.processpool.examples;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** The picture that the tiles make together. */
final class MandelbrotImage {
    private final BufferedImage image =
            new BufferedImage(MandelbrotTile.WIDTH, MandelbrotTile.HEIGHT, BufferedImage.TYPE_BYTE_INDEXED, palette());

    void put(MandelbrotTile tile, byte[] pixels) {
        image.getRaster().setDataElements(tile.left(), tile.top(), MandelbrotTile.SIZE, MandelbrotTile.SIZE, pixels);
    }

    boolean equalTo(MandelbrotImage other) {
        return Arrays.equals(pixels(), other.pixels());
    }

    byte[] png() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    private byte[] pixels() {
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }

    /** Black for what is inside; around it a ring from deep blue over white and orange back to blue. */
    private static IndexColorModel palette() {
        byte[] red = new byte[256];
        byte[] green = new byte[256];
        byte[] blue = new byte[256];
        for (int i = 1; i < 256; i++) {
            double turn = 2 * Math.PI * (i - 1) / 255;
            red[i] = wave(turn - 2.9);
            green[i] = wave(turn - 2.6);
            blue[i] = wave(turn - 1.7);
        }
        return new IndexColorModel(8, 256, red, green, blue);
    }

    private static byte wave(double turn) {
        return (byte) (125 + 120 * Math.cos(turn));
    }
}
