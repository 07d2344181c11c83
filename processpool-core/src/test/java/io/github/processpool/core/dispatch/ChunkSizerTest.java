package io.github.processpool.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChunkSizerTest {
    private static final long PLENTY = 10_000_000;

    private final ChunkSizer sizer = new ChunkSizer(0);

    @Test
    void beginsWithSingleItemsSinceNothingIsKnown() {
        assertThat(sizer.next(PLENTY, 4)).isEqualTo(1);
    }

    @Test
    void growsForTinyItemsUntilAChunkIsWorthItsMessage() {
        sizer.took(1, TimeUnit.MILLISECONDS.toNanos(1)); // cold
        int chunks = 0;
        int size = sizer.next(PLENTY, 4);
        while (size < 50_000) {
            sizer.took(size, size * 200L);
            size = sizer.next(PLENTY, 4);
            chunks++;
        }

        assertThat(chunks).isLessThan(8);
    }

    @Test
    void staysWithSingleItemsWhileTheyAreSlow() {
        sizer.took(1, TimeUnit.MILLISECONDS.toNanos(100));

        assertThat(sizer.next(PLENTY, 4)).isEqualTo(1);
    }

    @Test
    void shrinksAtOnceWhenItemsBecomeSlow() {
        sizer.took(1_000, 1_000_000);
        assertThat(sizer.next(PLENTY, 4)).isGreaterThan(1_000);

        sizer.took(10_000, TimeUnit.SECONDS.toNanos(100));

        assertThat(sizer.next(PLENTY, 4)).isEqualTo(1);
    }

    @Test
    void leavesEveryWorkerItsShareOfTheEnd() {
        sizer.took(1_000, 1_000_000);

        assertThat(sizer.next(80, 4)).isEqualTo(10);
        assertThat(sizer.next(8, 4)).isEqualTo(1);
        assertThat(sizer.next(1, 4)).isEqualTo(1);
    }

    @Test
    void doesAsItIsToldAboutAFixedSize() {
        ChunkSizer fixed = new ChunkSizer(20);
        fixed.took(20, TimeUnit.SECONDS.toNanos(100));

        assertThat(fixed.next(100, 4)).isEqualTo(20);
        assertThat(fixed.next(7, 4)).isEqualTo(7);
    }

    @Test
    void worksWithTimesTooShortToMeasure() {
        sizer.took(1, 0);

        assertThat(sizer.next(PLENTY, 1)).isEqualTo(100_000);
    }

    @Test
    void nothingLiesReadyWhileNothingIsKnown() {
        assertThat(sizer.prefetch(PLENTY, 4)).isZero();
    }

    @Test
    void asMuchLiesReadyAsTakesAboutAsLongAsAChunkShould() {
        ChunkSizer ones = new ChunkSizer(1);
        ones.took(1, TimeUnit.MILLISECONDS.toNanos(4));
        assertThat(ones.prefetch(PLENTY, 4)).isEqualTo(2);

        ones.took(1, TimeUnit.MILLISECONDS.toNanos(20));
        assertThat(ones.prefetch(PLENTY, 4)).isEqualTo(1);

        ones.took(1, TimeUnit.MILLISECONDS.toNanos(40));
        assertThat(ones.prefetch(PLENTY, 4)).isZero();
    }

    @Test
    void tinyChunksLieReadyByTheHandful() {
        ChunkSizer ones = new ChunkSizer(1);
        ones.took(1, 1_000);

        assertThat(ones.prefetch(PLENTY, 4)).isBetween(4, 16);
    }

    @Test
    void nothingLiesReadyTowardsTheEnd() {
        ChunkSizer ones = new ChunkSizer(1);
        ones.took(1, 1_000);

        assertThat(ones.prefetch(33, 4)).isEqualTo(2);
        assertThat(ones.prefetch(15, 4)).isZero();
    }
}
