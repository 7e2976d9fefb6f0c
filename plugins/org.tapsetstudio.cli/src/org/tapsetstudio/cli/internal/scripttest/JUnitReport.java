package org.tapsetstudio.cli.internal.scripttest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes results in the XML form that build servers read. */
final class JUnitReport {
	private JUnitReport() {
	}

	static void write(List<ScriptTestRun.Outcome> outcomes, Path file) throws IOException {
		try (OutputStream out = Files.newOutputStream(file)) {
			XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out, "UTF-8");
			xml.writeStartDocument("UTF-8", "1.0");
			xml.writeStartElement("testsuite");
			xml.writeAttribute("name", "tapset test-script");
			xml.writeAttribute("tests", Integer.toString(outcomes.size()));
			xml.writeAttribute("failures", Long.toString(outcomes.stream().filter(outcome -> !outcome.passed()).count()));
			for (ScriptTestRun.Outcome outcome : outcomes) {
				xml.writeStartElement("testcase");
				xml.writeAttribute("classname", "script");
				xml.writeAttribute("name", outcome.test().name());
				xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", outcome.seconds()));
				if (!outcome.passed()) {
					xml.writeStartElement("failure");
					// Control characters, as scripts print for terminals, cannot stand in XML.
					xml.writeCharacters(outcome.problem().replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "\uFFFD"));
					xml.writeEndElement();
				}
				xml.writeEndElement();
			}
			xml.writeEndElement();
			xml.writeEndDocument();
			xml.close();
		} catch (XMLStreamException e) {
			throw new IOException(e.getMessage(), e);
		}
	}
}
