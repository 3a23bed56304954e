package org.tallystick.report.own;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.page.Open;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.OrganisationId;

/// What comes into the public log about one supplier's contracts, as an Atom feed (RFC 4287): anyone
/// may follow it, for everyone may read these entries.
@Controller
@Open
class OwnFeed {

    private static final int MOST = 100;

    private final OwnEntries entries;
    private final Organisations organisations;
    private final String site;

    OwnFeed(OwnEntries entries, Organisations organisations, @Value("${tallystick.address}") String site) {
        this.entries = entries;
        this.organisations = organisations;
        this.site = site;
    }

    @GetMapping("/organisations/{id}/log.atom")
    ResponseEntity<byte[]> feed(@PathVariable UUID id) {
        var organisation = organisations.find(new OrganisationId(id)).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("application/atom+xml;charset=UTF-8"))
                .body(write(id, organisation.name(), entries.latest(organisation.id(), MOST))
                        .getBytes(StandardCharsets.UTF_8));
    }

    private String write(UUID id, String name, List<OwnEntries.Own> own) {
        try {
            var text = new StringWriter();
            var xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            var self = site + "/organisations/" + id + "/log.atom";
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
            element(xml, "title", "Entries of the public log about the contracts of " + name);
            element(xml, "id", self);
            element(
                    xml,
                    "updated",
                    own.isEmpty() ? "1970-01-01T00:00:00Z" : own.getFirst().at().toString());
            xml.writeStartElement("author");
            element(xml, "name", site);
            xml.writeEndElement();
            link(xml, "self", self);
            for (var each : own) entry(xml, each);
            xml.writeEndElement();
            xml.writeEndDocument();
            return text.toString();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void entry(XMLStreamWriter xml, OwnEntries.Own own) throws XMLStreamException {
        var proof = site + "/log/entries/" + own.index() + ".tlog-proof";
        xml.writeStartElement("entry");
        element(xml, "title", OwnPages.words(own.act()));
        element(xml, "id", proof);
        element(xml, "updated", own.at().toString());
        link(xml, "alternate", proof);
        link(xml, "related", site + "/contracts/" + own.contract());
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
