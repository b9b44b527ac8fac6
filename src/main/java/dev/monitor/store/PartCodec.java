package dev.monitor.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.monitor.model.Figure;
import dev.monitor.model.Part;
import java.util.ArrayList;
import java.util.List;

/** A part of a message as it is kept: JSON with the key {@code html}, or {@code caption} and {@code bars}. */
final class PartCodec {
    private static final JsonMapper JSON = new JsonMapper();

    private PartCodec() {}

    static String write(Part part) {
        ObjectNode json = JSON.createObjectNode();
        if (part instanceof Part.Text text) {
            json.put("html", text.html());
        } else if (part instanceof Part.Photo photo && photo.figure() instanceof Figure.Bars figure) {
            json.put("caption", photo.caption()).put("title", figure.title()).put("unit", figure.unit());
            ArrayNode bars = json.putArray("bars");
            for (Figure.Bar bar : figure.bars()) {
                bars.addObject().put("label", bar.label()).put("value", bar.value());
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
        if (json.has("html")) {
            return new Part.Text(json.path("html").asText());
        }
        List<Figure.Bar> bars = new ArrayList<>();
        for (JsonNode bar : json.path("bars")) {
            bars.add(
                    new Figure.Bar(bar.path("label").asText(), bar.path("value").asDouble()));
        }
        Figure figure =
                new Figure.Bars(json.path("title").asText(), json.path("unit").asText(), bars);
        return new Part.Photo(figure, json.path("caption").asText());
    }
}
