package org.tapsetstudio.session.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionException.Cause;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * What the helper found out by trying.
 *
 * @param text the method where it works, else the reason, a sentence without its full stop
 */
public record HelperReport(boolean works, String text) {
	/** Whether this user may set kernel probes here. */
	public static HelperReport kernelProbes() throws SessionException {
		try {
			Process helper = new ProcessBuilder(NativeFiles.helper().toString(), "--kernel-probes").redirectError(ProcessBuilder.Redirect.DISCARD).start();
			String answer = new String(helper.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			JsonObject report = JsonParser.parseString(answer).getAsJsonObject();
			boolean works = report.get("works").getAsBoolean();
			return new HelperReport(works, report.get(works ? "method" : "problem").getAsString());
		} catch (IOException | JsonParseException | IllegalStateException | NullPointerException e) {
			throw new SessionException(Cause.SYSTEM, "The native helper gives no answer: " + e.getMessage(), e);
		}
	}
}
