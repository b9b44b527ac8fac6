package dev.monitor.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.monitor.model.Figure;
import dev.monitor.model.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a message as it is kept: JSON with the key {@code html} and perhaps {@code figure}, with {@code caption} and
 * {@code figure}, or with {@code text}, {@code page} and {@code figures}.
 */
final class PartCodec {
    private static final JsonMapper JSON = new JsonMapper();

    private PartCodec() {}

    static String write(Part part) {
        ObjectNode json = JSON.createObjectNode();
        if (part instanceof Part.Text text) {
            json.put("html", text.html());
            if (text.figure() != null) {
                json.set("figure", FigureCodec.write(text.figure()));
            }
        } else if (part instanceof Part.Photo photo) {
            json.put("caption", photo.caption());
            json.set("figure", FigureCodec.write(photo.figure()));
        } else if (part instanceof Part.Letter letter) {
            json.put("text", letter.text()).put("page", letter.html());
            for (Figure figure : letter.figures()) {
                json.withArray("/figures").add(FigureCodec.write(figure));
            }
        }
        return json.toString();
    }

    static Part read(String text) throws StoreException {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new StoreException(StoreException.Kind.FAILED, "the outbox holds a part that is no JSON");
        }
        if (json.has("page")) {
            List<Figure> figures = new ArrayList<>();
            for (JsonNode figure : json.path("figures")) {
                figures.add(FigureCodec.read(figure));
            }
            return new Part.Letter(json.path("text").asText(), json.path("page").asText(), figures);
        }
        JsonNode figure = json.path("figure");
        return json.has("html")
                ? new Part.Text(json.path("html").asText(), figure.isObject() ? FigureCodec.read(figure) : null)
                : new Part.Photo(FigureCodec.read(figure), json.path("caption").asText());
    }
}
