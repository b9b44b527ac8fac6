package dev.monitor.render;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A page as a parser reads it; one that is not well-formed cannot be read. */
final class Xhtml {
    private final List<Element> elements = new ArrayList<>();

    Xhtml(String html) {
        try {
            NodeList all = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(html)))
                    .getElementsByTagName("*");
            for (int i = 0; i < all.getLength(); i++) {
                elements.add((Element) all.item(i));
            }
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError(e.getMessage() + " in:\n" + html, e);
        }
    }

    /** The names of all elements in their order. */
    List<String> outline() {
        return elements.stream().map(Element::getTagName).toList();
    }

    /** The texts of all elements of that name. */
    List<String> texts(String name) {
        return elements.stream()
                .filter(element -> element.getTagName().equals(name))
                .map(Element::getTextContent)
                .toList();
    }

    /** All values of an attribute. */
    List<String> attributes(String name) {
        return elements.stream()
                .filter(element -> element.hasAttribute(name))
                .map(element -> element.getAttribute(name))
                .toList();
    }
}
