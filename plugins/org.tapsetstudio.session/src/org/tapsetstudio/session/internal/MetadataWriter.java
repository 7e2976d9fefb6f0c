package org.tapsetstudio.session.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.tapsetstudio.engine.ResultTable;
import org.tapsetstudio.model.RecordingLoader;
import org.tapsetstudio.model.RecordingResource;
import org.tapsetstudio.model.RecordingResourceFactory;
import org.tapsetstudio.model.recording.Recording;
import org.tapsetstudio.session.Machine;
import org.tapsetstudio.session.ResultModel;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionException.Cause;
import org.tapsetstudio.session.SessionRequest;

/** Writes {@code recording.tap}, what people want to know of a recording. The file is replaced as a whole, so that a reader never sees half of it. */
final class MetadataWriter {
	/** Rows of a result table that are kept: what a person may want to read. */
	private static final int KEPT_ROWS = 1000;

	private MetadataWriter() {
	}

	/**
	 * @param results the script's globals
	 * @param complete whether the session is over
	 */
	static void write(Path folder, SessionRequest request, String command, org.tapsetstudio.recording.Recording recording, List<ResultTable> results, Date started, boolean complete) throws SessionException {
		try {
			Recording model = RecordingLoader.open(folder, RecordingResourceFactory.createResourceSet(), recording);
			model.setHost(request.machine().map(Machine::name).orElseGet(MetadataWriter::hostName));
			model.setCommand(command);
			model.setScript(request.script().text());
			model.setScriptHash(hash(request.script().text()));
			model.setStarted(started);
			model.setBackend("agent");
			model.setComplete(complete);
			ResultModel.fill(model, results, KEPT_ROWS);
			if (complete) {
				model.setDurationNanos(TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis() - started.getTime()));
			}
			RecordingResource.save(model, folder);
		} catch (IOException e) {
			throw new SessionException(Cause.SYSTEM, "The recording's description cannot be written: " + e.getMessage(), e);
		}
	}

	private static String hostName() {
		try {
			return InetAddress.getLocalHost().getHostName();
		} catch (UnknownHostException e) {
			return "localhost";
		}
	}

	private static String hash(String text) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java has SHA-256", e);
		}
	}
}
