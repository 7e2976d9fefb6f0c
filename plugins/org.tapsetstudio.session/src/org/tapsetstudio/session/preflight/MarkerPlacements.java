package org.tapsetstudio.session.preflight;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionException.Cause;
import org.tapsetstudio.session.internal.NativeFiles;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** How the agent would arm the markers of a file in a program that one starts, as the native side itself decides it. Immutable. */
public final class MarkerPlacements {
	/**
	 * @param isJump a jump of some ns; else a trap, which costs some µs, or nothing at all
	 * @param why the reason where it is no jump; else empty
	 */
	public record Placement(boolean isJump, boolean isTrap, String why) {
		/** For people: nothing where it is a jump. */
		public String note() {
			return isJump ? "" : (isTrap ? "by a trap, some µs a hit: " : "not armed: ") + why;
		}
	}

	private final Map<Long, Placement> byAddress = new HashMap<>();

	private MarkerPlacements() {
	}

	/** @throws SessionException if the native helper gives no answer */
	public static MarkerPlacements of(Path file) throws SessionException {
		MarkerPlacements result = new MarkerPlacements();
		try {
			Process helper = new ProcessBuilder(NativeFiles.helper().toString(), "--markers", file.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
			String answer = new String(helper.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			for (JsonElement marker : JsonParser.parseString(answer).getAsJsonObject().getAsJsonArray("markers")) {
				JsonObject o = marker.getAsJsonObject();
				String arming = o.get("arming").getAsString();
				result.byAddress.put(Long.parseUnsignedLong(o.get("pc").getAsString().substring(2), 16),
						new Placement(arming.equals("jump"), arming.equals("trap"), o.has("why") ? o.get("why").getAsString() : ""));
			}
		} catch (IOException | JsonParseException | IllegalStateException | IllegalArgumentException | NullPointerException e) {
			throw new SessionException(Cause.SYSTEM, "The native helper gives no answer: " + e.getMessage(), e);
		}
		return result;
	}

	/** @param address of a marker's site, as the file gives it */
	public Optional<Placement> at(long address) {
		return Optional.ofNullable(byAddress.get(address));
	}
}
