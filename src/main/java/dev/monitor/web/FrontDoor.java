package dev.monitor.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.monitor.config.HostSettings;
import dev.monitor.store.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lets in who may come in, and turns whatever happens into an answer. */
final class FrontDoor implements HttpHandler {
    private final Site site;
    private final Routes routes;
    private final HostNames names;
    private final Login login;

    FrontDoor(Site site, Routes routes) {
        this.site = site;
        this.routes = routes;
        this.login = new Login(site.settings().web(), site.clock());
        HostSettings host = site.settings().host();
        List<String> machine = new ArrayList<>(List.of(site.host()));
        if (host.name() != null) {
            machine.add(host.name());
        }
        this.names = new HostNames(site.settings().web().listen(), machine);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Answer answer;
        try {
            Request request = Request.of(exchange);
            Headers headers = exchange.getRequestHeaders();
            names.require(headers.getOrDefault("Host", List.of()));
            if (!isOpen(request)) {
                login.require(headers.getOrDefault("Authorization", List.of()), request.client());
            }
            Download download = routes.download(request);
            if (download != null) {
                routes.send(exchange, download);
                return;
            }
            answer = routes.answer(request);
        } catch (Refusal e) {
            answer = error(exchange, e.status(), String.valueOf(e.getMessage()), e.headers());
        } catch (StoreException e) {
            answer = error(exchange, 503, String.valueOf(e.getMessage()), Map.of());
        } catch (RuntimeException | Error e) {
            site.faults()
                    .accept("a bug: " + e + " at " + place(e) + ", in answer to "
                            + exchange.getRequestURI().getRawPath());
            answer = error(exchange, 500, "a bug; whoever runs this server can see which", Map.of());
        }
        Sender.send(exchange, answer);
    }

    /** A watcher on this machine needs no password to ask whether all runs. */
    private static boolean isOpen(Request request) {
        return request.path().equals(Routes.HEALTH) && request.client().isLoopbackAddress();
    }

    private static Answer error(HttpExchange exchange, int status, String message, Map<String, String> headers) {
        return Answer.error(status, message, headers, Request.isOfApi(exchange));
    }

    private static String place(Throwable bug) {
        StackTraceElement[] trace = bug.getStackTrace();
        return trace.length == 0 ? "an unknown place" : trace[0].toString();
    }
}
