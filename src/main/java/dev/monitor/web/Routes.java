package dev.monitor.web;

import com.sun.net.httpserver.HttpExchange;
import dev.monitor.store.StoreException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Which path has which page. A path is compared with these and opens nothing, so none leads out. */
final class Routes {
    static final String HEALTH = "/healthz";

    private static final String API = "/api/v1/";
    private static final Set<String> SPAN = Set.of("from", "to");

    private final Map<String, Route> pages = new HashMap<>();
    private final Downloads downloads;
    private final Memo memo = new Memo();
    private final Semaphore open = new Semaphore(Limits.DOWNLOADS);

    /** @param parameters the names that the page knows */
    private record Route(Page page, Set<String> parameters) {}

    Routes(Site site) {
        Source source = new Source(site);
        downloads = new Downloads(source);
        Assets.all().forEach((path, asset) -> add(path, parameters -> asset));
        add(HEALTH, new HealthPage(source));
        add("/metrics", new MetricsPage(source));
        add(API + "overview", new OverviewApi(source));
        add(API + "top", new TopApi(source));
        add(API + "sessions", new SessionsApi(source));
        add(API + "series", new SeriesApi(source));
        pages.put(
                API + "history", new Route(new HistoryApi(source), Set.of("metric", "labels", "from", "to", "points")));
        pages.put(
                API + "samples",
                new Route(
                        new SamplesApi(source), Set.of("metric", "labels", "from", "to", "before", "after", "limit")));
        pages.put(API + "users", new Route(new UsersApi(source), SPAN));
        pages.put(API + "alerts", new Route(new AlertsApi(source), SPAN));
        pages.put(API + "runs", new Route(new RunsApi(source), Set.of("limit")));
        add(API + "outbox", new OutboxApi(source));
    }

    private void add(String path, Page page) {
        pages.put(path, new Route(page, Set.of()));
    }

    /** The answer to a request. */
    Answer answer(Request request) throws Refusal, StoreException {
        Route route = pages.get(request.path());
        if (route == null) {
            throw Refusal.notFound("there is no such page");
        }
        request.parameters().allow(route.parameters());
        return memo.answer(request.key(), route.page(), request.parameters());
    }

    /** What is to be sent as a file; null where the request is for none. */
    @Nullable
    Download download(Request request) throws Refusal, StoreException {
        return request.path().startsWith(Downloads.PREFIX) ? downloads.of(request) : null;
    }

    /** Sends a file, if not too many others are sent already. */
    void send(HttpExchange exchange, Download download) throws IOException, Refusal {
        if (!open.tryAcquire()) {
            throw Refusal.busy();
        }
        try {
            Sender.send(exchange, download);
        } finally {
            open.release();
        }
    }
}
