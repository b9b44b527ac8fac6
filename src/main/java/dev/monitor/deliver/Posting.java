package dev.monitor.deliver;

import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.response.MessageIdResponse;
import java.util.Map;

/**
 * A request that posts a message, and whose answer is read for the id of that message alone. The answer quotes the whole
 * message; if reading that failed on something new in it, a message that arrived would be sent again and again.
 */
final class Posting extends BaseRequest<Posting, MessageIdResponse> {
    private final BaseRequest<?, ?> request;

    Posting(BaseRequest<?, ?> request) {
        super(MessageIdResponse.class);
        this.request = request;
    }

    @Override
    public String getMethod() {
        return request.getMethod();
    }

    @Override
    public Map<String, Object> getParameters() {
        return request.getParameters();
    }

    @Override
    public boolean isMultipart() {
        return request.isMultipart();
    }

    @Override
    public String getFileName() {
        return request.getFileName();
    }

    @Override
    public String getContentType() {
        return request.getContentType();
    }
}
