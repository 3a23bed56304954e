package org.tallystick.report.pages;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.tallystick.platform.ledger.Head;

/// The ledger's daily heads as an Atom feed (RFC 4287): readers keep copies of their own.
final class HeadsFeed {

    private HeadsFeed() {}

    static String write(String council, String site, List<Head> heads) {
        try {
            var text = new StringWriter();
            var xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
            element(xml, "title", "Ledger heads of " + council);
            element(xml, "id", site + "/ledger");
            var updated =
                    heads.isEmpty() ? "1970-01-01T00:00:00Z" : heads.getFirst().sealedAt() + "";
            element(xml, "updated", updated);
            xml.writeStartElement("author");
            element(xml, "name", council);
            xml.writeEndElement();
            link(xml, "self", site + "/ledger/heads.atom");
            link(xml, "alternate", site + "/ledger");
            for (var head : heads) entry(xml, site, head);
            xml.writeEndElement();
            xml.writeEndDocument();
            return text.toString();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void entry(XMLStreamWriter xml, String site, Head head) throws XMLStreamException {
        xml.writeStartElement("entry");
        element(xml, "title", "Link " + head.number());
        element(xml, "id", site + "/ledger#" + head.number());
        element(xml, "updated", head.sealedAt().toString());
        link(xml, "alternate", site + "/ledger");
        element(xml, "content", head.number() + ":" + head.hash());
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String words) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(words);
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String rel, String href) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("href", href);
    }
}
