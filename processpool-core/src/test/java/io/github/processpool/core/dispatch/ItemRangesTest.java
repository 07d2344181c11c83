package io.github.processpool.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.core.dispatch.ItemRanges.Range;
import org.junit.jupiter.api.Test;

class ItemRangesTest {
    private final ItemRanges ranges = new ItemRanges();

    @Test
    void givesItemsInOrderAndNoMoreThanAskedFor() {
        ranges.add(0, 10);

        assertThat(ranges.take(4)).isEqualTo(new Range(0, 4));
        assertThat(ranges.take(4)).isEqualTo(new Range(4, 4));
        assertThat(ranges.take(4)).isEqualTo(new Range(8, 2));
        assertThat(ranges.isEmpty()).isTrue();
    }

    @Test
    void whatIsPutBackGoesOutFirst() {
        ranges.add(0, 10);
        ranges.take(6);
        ranges.putBack(2, 4);

        assertThat(ranges.take(100)).isEqualTo(new Range(2, 4));
        assertThat(ranges.take(100)).isEqualTo(new Range(6, 4));
    }

    @Test
    void itemsThatFollowEachOtherAreOneRange() {
        ranges.add(0, 3);
        ranges.add(3, 3);

        assertThat(ranges.take(100)).isEqualTo(new Range(0, 6));
    }

    @Test
    void knowsItsSizeWhateverHappens() {
        ranges.add(0, 10);
        ranges.take(6);
        ranges.putBack(3, 3);
        ranges.putBack(0, 0);

        assertThat(ranges.size()).isEqualTo(7);
        assertThat(ranges.clear()).isEqualTo(7);
        assertThat(ranges.size()).isZero();
    }
}
