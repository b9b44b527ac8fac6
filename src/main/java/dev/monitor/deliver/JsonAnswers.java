package dev.monitor.deliver;

import java.io.IOException;
import java.io.Serial;
import okhttp3.Interceptor;
import okhttp3.Response;
import okio.BufferedSource;

/** Lets only JSON objects of a decent size through: proxies and front servers answer with pages of their own. */
final class JsonAnswers implements Interceptor {
    private static final int MOST_BYTES = 1 << 20;

    /** An answer that is none. */
    static final class NoJsonException extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final int status;

        private NoJsonException(int status, String what) {
            super("HTTP " + status + " " + what);
            this.status = status;
        }

        /** The HTTP status that came with it. */
        int status() {
            return status;
        }
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        try {
            BufferedSource body = response.body().source();
            if (body.request(MOST_BYTES + 1)) {
                throw new NoJsonException(response.code(), "with more than " + (MOST_BYTES >> 20) + " MiB");
            }
            if (!body.request(1) || body.getBuffer().getByte(0) != '{') {
                throw new NoJsonException(response.code(), "without JSON");
            }
            return response;
        } catch (IOException e) {
            response.close();
            throw e;
        }
    }
}
