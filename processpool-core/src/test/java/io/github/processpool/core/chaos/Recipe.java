package io.github.processpool.core.chaos;

import static io.github.processpool.core.chaos.Fate.EXITS;
import static io.github.processpool.core.chaos.Fate.EXITS_ONCE;
import static io.github.processpool.core.chaos.Fate.HALTS;
import static io.github.processpool.core.chaos.Fate.HANGS;
import static io.github.processpool.core.chaos.Fate.KILLS_ITSELF;
import static io.github.processpool.core.chaos.Fate.LARGE;
import static io.github.processpool.core.chaos.Fate.PLAIN;
import static io.github.processpool.core.chaos.Fate.PRINTS;
import static io.github.processpool.core.chaos.Fate.RUNS_OUT_OF_MEMORY;
import static io.github.processpool.core.chaos.Fate.SLEEPS;
import static io.github.processpool.core.chaos.Fate.THROWS;
import static io.github.processpool.core.chaos.Fate.UNENCODABLE;

import io.github.processpool.Pool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes up calls at random: items with their fates, and the settings of the pool's view that they go through. */
final class Recipe {
    private static final Duration LIMIT = Duration.ofSeconds(5); // which a quick item keeps on a busy machine, too
    private static final int[] CHUNK_SIZES = {0, 0, 0, 1, 2, 7, 50};
    private static final List<Fate> QUICK = List.of(PLAIN);
    private static final List<Fate> MIXED = List.of(PLAIN, PLAIN, SLEEPS, SLEEPS, LARGE, PRINTS);
    private static final List<Fate> FAILING = List.of(PLAIN, PLAIN, SLEEPS, THROWS, UNENCODABLE);
    private static final List<Fate> DEADLY =
            List.of(EXITS, EXITS_ONCE, EXITS_ONCE, HALTS, KILLS_ITSELF, RUNS_OUT_OF_MEMORY, HANGS);

    private final Random random;
    private final Register register;
    private final Weather weather;

    Recipe(Random random, Register register, Weather weather) {
        this.random = random;
        this.register = register;
        this.weather = weather;
    }

    /** A call, and the view of the pool that it is made through. */
    record Dish(Call call, Pool view) {}

    /** Creates a random call of at most this many items. */
    Dish cook(String way, int mostItems, Pool pool) {
        List<Fate> fates = fates(mostItems);
        int retries = random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0;
        boolean timed = fates.contains(HANGS) || random.nextInt(5) == 0;
        Pool view = retries > 0 ? pool.withRetries(retries) : pool;
        view = timed ? view.withTimeout(LIMIT) : view;
        int chunkSize = CHUNK_SIZES[random.nextInt(CHUNK_SIZES.length)];
        view = chunkSize > 0 ? view.withChunkSize(chunkSize) : view;
        return new Dish(new Call(way, items(fates), weather, retries, timed), view);
    }

    private List<Fate> fates(int mostItems) {
        int mood = random.nextInt(100);
        if (mood < 50) {
            return some(QUICK, Math.min(mostItems, 3000));
        } else if (mood < 75) {
            return some(MIXED, Math.min(mostItems, 60));
        } else if (mood < 88) {
            return some(FAILING, Math.min(mostItems, 100));
        }
        List<Fate> fates = some(FAILING, Math.min(mostItems, 40));
        fates.set(random.nextInt(fates.size()), DEADLY.get(random.nextInt(DEADLY.size())));
        return fates;
    }

    private List<Fate> some(List<Fate> among, int most) {
        List<Fate> fates = new ArrayList<>();
        for (int left = 1 + random.nextInt(most); left > 0; left--) {
            fates.add(among.get(random.nextInt(among.size())));
        }
        return fates;
    }

    private List<Item> items(List<Fate> fates) {
        long id = register.newIds(fates.size());
        List<Item> items = new ArrayList<>();
        for (Fate fate : fates) {
            items.add(new Item(id++, fate, size(fate)));
        }
        return items;
    }

    private int size(Fate fate) {
        return switch (fate) {
            case SLEEPS -> random.nextInt(25);
            case LARGE -> 1 << (10 + random.nextInt(12)); // 1 KiB to 2 MiB
            case PRINTS -> random.nextInt(200);
            default -> random.nextInt(1000);
        };
    }
}
