package org.tapsetstudio.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;

import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.internal.ProtoReader;
import org.tapsetstudio.export.internal.ProtoWriter;
import org.tapsetstudio.recording.pairing.CallPairing;
import org.tapsetstudio.recording.pairing.Lane;

/**
 * Sends calls as spans to whatever receives OpenTelemetry's protocol over HTTP (OTLP/HTTP, protobuf), for example a collector at {@code http://localhost:4318}. Each outermost call of a thread is a trace of its own;
 * the same recording gives the same identities. The process is the resource, with its name, number, command and executable. For one thread.
 */
public final class OtlpExport {
	private static final Set<Integer> TRY_AGAIN = Set.of(429, 502, 503, 504);
	private static final int TRIES = 5;
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final URI traces;
	private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
	private final Duration pause;
	private long rejected;
	private String rejection = "";

	/**
	 * @param endpoint of the receiver; without a path, {@code /v1/traces} is added as the protocol says
	 * @param pause before the second try where a receiver is busy; doubled before each further one
	 */
	public OtlpExport(URI endpoint, Duration pause) {
		this.traces = endpoint.getPath() == null || endpoint.getPath().length() <= 1 ? endpoint.resolve("/v1/traces") : endpoint;
		this.pause = pause;
	}

	/**
	 * Sends the calls of all threads.
	 *
	 * @param pairing updated and finished
	 * @param minimumNanos shorter calls are left out
	 * @return how many spans were sent and not rejected
	 * @throws IOException when the receiver cannot be reached or refuses
	 */
	public long send(CallPairing pairing, long minimumNanos, Progress progress) throws IOException, InterruptedException {
		long sent = 0;
		int done = 0;
		for (Lane lane : pairing.lanes()) {
			OtlpSpans spans = new OtlpSpans(lane, pairing, minimumNanos, this::post);
			sent += spans.send(progress);
			progress.done((double) ++done / pairing.lanes().size());
		}
		return sent - rejected;
	}

	/** How many spans the receiver did not want. */
	public long rejected() {
		return rejected;
	}

	/** What it said about them. */
	public String rejection() {
		return rejection;
	}

	private void post(ProtoWriter request) throws IOException, InterruptedException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(request.size());
		request.writeTo(bytes);
		HttpRequest message = HttpRequest.newBuilder(traces).timeout(PATIENCE).header("Content-Type", "application/x-protobuf").POST(HttpRequest.BodyPublishers.ofByteArray(bytes.toByteArray())).build();
		Duration wait = pause;
		for (int attempt = 1;; attempt++) {
			HttpResponse<byte[]> answer = client.send(message, HttpResponse.BodyHandlers.ofByteArray());
			if (answer.statusCode() / 100 == 2) {
				accepted(answer.body());
				return;
			}
			if (!TRY_AGAIN.contains(answer.statusCode()) || attempt == TRIES) {
				throw new IOException(traces + " answers with status " + answer.statusCode() + (attempt > 1 ? ", also after " + attempt + " tries" : ""));
			}
			Thread.sleep(wait);
			wait = wait.multipliedBy(2);
		}
	}

	/** A receiver may take only a part. An answer that is none counts as consent, as the status says. */
	private void accepted(byte[] answer) {
		try {
			ProtoReader in = new ProtoReader(ByteBuffer.wrap(answer));
			while (in.next()) {
				if (in.field() == 1 && in.isBlock()) {
					partial(in.message());
				}
			}
		} catch (IOException e) {
			rejection = "The receiver's answer cannot be read: " + e.getMessage();
		}
	}

	private void partial(ProtoReader in) throws IOException {
		while (in.next()) {
			if (in.field() == 1) {
				rejected += Math.max(0, in.number());
			} else if (in.field() == 2) {
				rejection = in.text();
			}
		}
	}
}
