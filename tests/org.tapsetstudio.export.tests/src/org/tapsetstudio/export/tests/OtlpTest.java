package org.tapsetstudio.export.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.OtlpExport;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.pairing.CallPairing;
import org.tapsetstudio.recording.testing.TextRecording;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;

/** A receiver on the loopback that reads requests with OpenTelemetry's own classes. */
class OtlpTest {
	@TempDir
	Path folder;

	private final List<ExportTraceServiceRequest> received = new ArrayList<>();
	private HttpServer server;
	private int busy;
	private int status = 200;
	private long rejects;

	@BeforeEach
	void listen() throws IOException {
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/v1/traces", this::receive);
		server.start();
	}

	@AfterEach
	void stop() {
		server.stop(0);
	}

	private synchronized void receive(HttpExchange exchange) throws IOException {
		byte[] request = exchange.getRequestBody().readAllBytes();
		int answer = busy-- > 0 ? 503 : status;
		byte[] body = {};
		if (answer == 200) {
			assertEquals("application/x-protobuf", exchange.getRequestHeaders().getFirst("Content-Type"));
			received.add(ExportTraceServiceRequest.parseFrom(request));
			if (rejects > 0) {
				body = ExportTraceServiceResponse.newBuilder().setPartialSuccess(ExportTracePartialSuccess.newBuilder().setRejectedSpans(rejects).setErrorMessage("too old")).build().toByteArray();
			}
		}
		exchange.sendResponseHeaders(answer, body.length == 0 ? -1 : body.length);
		if (body.length > 0) {
			exchange.getResponseBody().write(body);
		}
		exchange.close();
	}

	private OtlpExport export() {
		return new OtlpExport(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), Duration.ofMillis(1));
	}

	private CallPairing pairing(Path recording) throws IOException {
		return CallTreeBuilder.complete(Recording.open(recording), Progress.NONE).pairing();
	}

	private List<Span> spans() {
		return received.stream().flatMap(r -> r.getResourceSpansList().stream()).flatMap(r -> r.getScopeSpansList().stream()).flatMap(s -> s.getSpansList().stream()).toList();
	}

	@Test
	void everyCallIsASpanBelowItsCaller() throws Exception {
		long sent = export().send(pairing(Samples.record(folder.resolve("a.taprec"))), 0, Progress.NONE);
		List<Span> spans = spans();
		assertEquals(8, sent);
		assertEquals(8, spans.size());
		Map<Object, Span> byId = spans.stream().collect(Collectors.toMap(s -> List.of(s.getTraceId(), s.getSpanId()), s -> s));
		assertEquals(8, byId.size(), "identities differ");
		for (Span span : spans) {
			assertEquals(16, span.getTraceId().size());
			assertEquals(8, span.getSpanId().size());
			if (!span.getParentSpanId().isEmpty()) {
				Span parent = byId.get(List.of(span.getTraceId(), span.getParentSpanId()));
				assertTrue(parent.getStartTimeUnixNano() <= span.getStartTimeUnixNano() && parent.getEndTimeUnixNano() >= span.getEndTimeUnixNano(), span::toString);
			}
		}
		Span inner = spans.stream().filter(s -> s.getName().equals("Parser.parse") && s.getEndTimeUnixNano() - s.getStartTimeUnixNano() == 10_000).findFirst().orElseThrow();
		Span outer = byId.get(List.of(inner.getTraceId(), inner.getParentSpanId()));
		assertEquals("Parser.parse 40000", outer.getName() + " " + (outer.getEndTimeUnixNano() - outer.getStartTimeUnixNano()));
		assertTrue(inner.getAttributesList().toString().contains("lib/json.py"));
		ResourceSpans process = received.get(0).getResourceSpans(0);
		assertTrue(process.getResource().getAttributesList().stream().anyMatch(a -> a.getKey().equals("service.name") && a.getValue().getStringValue().equals("python3")));
		assertNotEquals(received.get(0).getResourceSpans(0).getResource(), received.get(received.size() - 1).getResourceSpans(0).getResource());
	}

	@Test
	void manySpansGoInManyRequestsAndShortOnesAreLeftOut() throws Exception {
		StringBuilder text = new StringBuilder("process 100 /usr/bin/python3\nthread 100/100\n0us > main\n");
		for (int i = 0; i < 2500; i++) {
			text.append(10 * i + 1).append("us > f\n").append(10 * i + (i % 5 == 0 ? 9 : 2)).append("us < f\n");
		}
		TextRecording.write(folder.resolve("b.taprec"), text + "30ms < main\n");
		assertEquals(2501, export().send(pairing(folder.resolve("b.taprec")), 0, Progress.NONE));
		assertEquals(3, received.size());
		received.clear();
		assertEquals(501, export().send(pairing(folder.resolve("b.taprec")), 5_000, Progress.NONE));
	}

	@Test
	void aBusyReceiverIsAskedAgainAndOneThatRefusesIsNot() throws Exception {
		CallPairing pairing = pairing(Samples.record(folder.resolve("a.taprec")));
		busy = 3;
		assertEquals(8, export().send(pairing, 0, Progress.NONE));
		status = 400;
		IOException refused = assertThrows(IOException.class, () -> export().send(pairing, 0, Progress.NONE));
		assertTrue(refused.getMessage().endsWith("/v1/traces answers with status 400"), refused.getMessage());
		status = 503;
		assertTrue(assertThrows(IOException.class, () -> export().send(pairing, 0, Progress.NONE)).getMessage().contains("5 tries"));
		server.stop(0);
		assertThrows(IOException.class, () -> export().send(pairing, 0, Progress.NONE));
	}

	@Test
	void whatTheReceiverRejectsIsCounted() throws Exception {
		rejects = 1;
		OtlpExport export = export();
		assertEquals(5, export.send(pairing(Samples.record(folder.resolve("a.taprec"))), 0, Progress.NONE));
		assertEquals("3 too old", export.rejected() + " " + export.rejection());
	}
}
