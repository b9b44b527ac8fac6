package dev.monitor.web;

import dev.monitor.config.Endpoint;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The names by which this server is called. A page elsewhere whose name was made to point here (DNS rebinding) sends its
 * own name, and gets nothing.
 */
final class HostNames {
    private static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");

    private final Set<String> names = new HashSet<>();
    private final boolean anyAddress;

    /** @param machine the names of the machine */
    HostNames(Endpoint listen, List<String> machine) {
        names.addAll(List.of("localhost", "127.0.0.1", "::1"));
        names.add(listen.host().toLowerCase(Locale.ROOT));
        for (String name : machine) {
            names.add(name.toLowerCase(Locale.ROOT));
        }
        anyAddress = ANY_ADDRESS.contains(listen.host());
    }

    /** Refuses a request that is meant for another server. The port is not looked at: a proxy has its own. */
    void require(List<String> header) throws Refusal {
        if (header.size() != 1) {
            throw Refusal.badRequest("one Host header is needed");
        }
        String host = name(header.get(0).strip().toLowerCase(Locale.ROOT));
        if (!names.contains(host) && !(anyAddress && isAddress(host)) && !isLoopback(host)) {
            throw new Refusal(421, "this server is not called that; HOST_NAME gives it a name");
        }
    }

    private static String name(String host) throws Refusal {
        boolean bracketed = host.startsWith("[");
        int end = bracketed ? host.indexOf(']') + 1 : host.indexOf(':') < 0 ? host.length() : host.indexOf(':');
        if (end < 1 || !host.substring(end).matches("(:[0-9]{1,5})?")) {
            throw Refusal.badRequest("the Host header is malformed");
        }
        String name = host.substring(0, end);
        return bracketed ? name.substring(1, end - 1) : name.endsWith(".") ? name.substring(0, end - 1) : name;
    }

    private static boolean isLoopback(String host) {
        return host.startsWith("127.") && isAddress(host);
    }

    /** Numbers are no names, which anybody could make point here. */
    private static boolean isAddress(String host) {
        return host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")
                || (host.indexOf(':') >= 0 && host.matches("[0-9a-f:.]{2,45}"));
    }
}
