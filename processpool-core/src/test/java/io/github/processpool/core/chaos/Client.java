package io.github.processpool.core.chaos;

import io.github.processpool.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One thread of the application: makes call after call, each in another way, until the time is over. */
final class Client implements Runnable {
    private static final int FEW = 12;
    private static final int MANY = 3_000;

    private final Pool pool;
    private final Totals totals;
    private final Random random;
    private final Recipe recipe;
    private final long deadline;
    private final List<Way> ways = new ArrayList<>();

    Client(Pool pool, Register register, Weather weather, Totals totals, long seed, long deadline) {
        this.pool = pool;
        this.totals = totals;
        this.deadline = deadline;
        random = new Random(seed);
        recipe = new Recipe(random, register, weather);
        addWays(new Model(register, totals));
    }

    private interface Body {
        void run(Call call, Pool view) throws Exception;
    }

    private record Way(String name, int mostItems, Body body) {}

    private void addWays(Model model) {
        ListWays lists = new ListWays(model, totals);
        ways.add(new Way("map", MANY, lists::map));
        ways.add(new Way("starmap", MANY, lists::starmap));
        ways.add(new Way("forEach", MANY, lists::forEach));
        ways.add(new Way("mapSettled", MANY, lists::mapSettled));
        ways.add(new Way("mapAsync", MANY, lists::mapAsync));
        ways.add(new Way("starmapAsync", MANY, lists::starmapAsync));
        ways.add(new Way("withProgress", MANY, lists::withProgress));
        SingleWays singles = new SingleWays(model);
        ways.add(new Way("apply", FEW, singles::apply));
        ways.add(new Way("applyTwo", FEW, singles::applyTwo));
        ways.add(new Way("applyCapturing", FEW, singles::applyCapturing));
        ways.add(new Way("run", FEW, singles::run));
        ways.add(new Way("applyAsync", MANY / 10, singles::applyAsync));
        ways.add(new Way("completableFuture", FEW, singles::completableFuture));
        StreamWays streams = new StreamWays(model, totals, random);
        ways.add(new Way("imap", MANY, streams::imap));
        ways.add(new Way("imapUnordered", MANY, streams::imapUnordered));
        ways.add(new Way("closedEarly", MANY, streams::closedEarly));
        AbortedWays aborted = new AbortedWays(model, totals, lists, random);
        ways.add(new Way("cancel", MANY, aborted::cancel));
        ways.add(new Way("interrupt", MANY, aborted::interrupt));
    }

    @Override
    public void run() {
        while (System.nanoTime() - deadline < 0 && !totals.anyViolation()) {
            Way way = ways.get(random.nextInt(ways.size()));
            Recipe.Dish dish = recipe.cook(way.name(), way.mostItems(), pool);
            try {
                way.body().run(dish.call(), dish.view());
            } catch (Exception | Error e) {
                totals.violation(dish.call() + " threw what nobody expects: " + Model.trace(e));
            }
            totals.call(way.name());
        }
    }
}
