package dev.limen.adapters.libvirt.binding;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** An element of a document, to be built, read and written. */
public record Xml(Element element) {

    /** A new document's root. */
    public static Xml root(String name) {
        Document document = builder().newDocument();
        Element element = document.createElement(name);
        document.appendChild(element);
        return new Xml(element);
    }

    /** The root of what libvirt wrote. */
    public static Xml parse(String text) {
        try {
            return new Xml(
                    builder().parse(new InputSource(new StringReader(text))).getDocumentElement());
        } catch (SAXException | IOException e) {
            throw new IllegalArgumentException("libvirt wrote no XML", e);
        }
    }

    /** Adds a child; answers the child. */
    public Xml child(String name) {
        Element child = document().createElement(name);
        element.appendChild(child);
        return new Xml(child);
    }

    /** Adds a child of another vocabulary; answers the child. */
    public Xml child(String namespace, String qualifiedName) {
        Element child = document().createElementNS(namespace, qualifiedName);
        element.appendChild(child);
        return new Xml(child);
    }

    /** Sets an attribute; answers the same element. */
    public Xml with(String attribute, String value) {
        element.setAttribute(attribute, value);
        return this;
    }

    /** Takes an attribute away; answers the same element. */
    public Xml without(String attribute) {
        element.removeAttribute(attribute);
        return this;
    }

    /** Sets the text; answers the same element. */
    public Xml text(String text) {
        element.setTextContent(text);
        return this;
    }

    /** The elements that an XPath finds from here. */
    public Stream<Xml> all(String path) {
        try {
            NodeList found =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, element, XPathConstants.NODESET);
            return IntStream.range(0, found.getLength()).mapToObj(found::item).map(node -> new Xml((Element) node));
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    /** The text that an XPath finds from here; empty when there is none. */
    public String value(String path) {
        try {
            return XPathFactory.newInstance().newXPath().evaluate(path, element);
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    /** In ASCII, with references for all else, so that no default encoding on the way can spoil a name. */
    public String write() {
        try {
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "US-ASCII");
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter text = new StringWriter();
            transformer.transform(new DOMSource(element), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException("XML cannot be written", e);
        }
    }

    private Document document() {
        return element.getOwnerDocument();
    }

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("There is no XML parser", e);
        }
    }
}
