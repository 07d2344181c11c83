package io.github.processpool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MandelbrotTileTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, 0", "-2, 0", "0.25, 0", "0, 1"})
    void pointsOfTheSetNeverEscape(double x, double y) {
        assertThat(MandelbrotTile.color(x, y)).isEqualTo(MandelbrotTile.INSIDE);
    }

    @ParameterizedTest
    @CsvSource({"0.26, 0", "-2.01, 0", "0, 1.01", "1, 1", "0.5, 0.5"})
    void pointsOutsideOfItDo(double x, double y) {
        assertThat(MandelbrotTile.color(x, y)).isNotEqualTo(MandelbrotTile.INSIDE);
    }

    @Test
    void tilesCoverThePictureOnce() {
        List<MandelbrotTile> tiles = MandelbrotTile.all();

        assertThat(tiles)
                .doesNotHaveDuplicates()
                .allMatch(tile -> tile.left() % MandelbrotTile.SIZE == 0 && tile.top() % MandelbrotTile.SIZE == 0);
        assertThat(tiles.size() * MandelbrotTile.SIZE * MandelbrotTile.SIZE)
                .isEqualTo(MandelbrotTile.WIDTH * MandelbrotTile.HEIGHT);
        assertThat(MandelbrotTile.WIDTH % MandelbrotTile.SIZE).isZero();
        assertThat(MandelbrotTile.HEIGHT % MandelbrotTile.SIZE).isZero();
    }

    @Test
    void aTileLandsInItsPlace() throws Exception {
        byte[] pixels = new byte[MandelbrotTile.SIZE * MandelbrotTile.SIZE];
        pixels[0] = 100;
        MandelbrotImage image = new MandelbrotImage();
        assertThat(image.equalTo(new MandelbrotImage())).isTrue();

        image.put(new MandelbrotTile(50, 100), pixels);

        assertThat(image.equalTo(new MandelbrotImage())).isFalse();
        var png = ImageIO.read(new ByteArrayInputStream(image.png()));
        assertThat(png.getWidth()).isEqualTo(MandelbrotTile.WIDTH);
        assertThat(png.getRGB(50, 100)).isNotEqualTo(png.getRGB(51, 100));
        assertThat(png.getRGB(51, 100)).isEqualTo(0xff000000);
    }
}
