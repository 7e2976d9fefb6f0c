package org.tapsetstudio.session.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.tapsetstudio.engine.capture.Slot;
import org.tapsetstudio.session.Overflow;
import org.tapsetstudio.session.Target;
import org.tapsetstudio.session.Watched;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** The lines of the control protocol (docs/helper-protocol.md): pure functions between texts and values. */
public final class HelperMessages {
	private static final Gson GSON = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

	private HelperMessages() {
	}

	/** @param held whether the program's process is to wait for {@link #go} */
	public static String launch(Target target, boolean held, Path recording, CaptureOptions options, List<PlanItem> items) {
		JsonObject message = session("launch", recording);
		JsonArray arguments = new JsonArray();
		target.command().forEach(arguments::add);
		message.add("argv", arguments);
		if (target.workingDirectory() != null) {
			message.addProperty("cwd", target.workingDirectory().toString());
		}
		JsonObject environment = new JsonObject();
		target.environment().forEach((name, value) -> {
			if (value == null) {
				environment.add(name, JsonNull.INSTANCE);
			} else {
				environment.addProperty(name, value);
			}
		});
		message.add("env", environment);
		if (held) {
			message.addProperty("hold", true);
		}
		addCapture(message, options, items);
		return GSON.toJson(message);
	}

	public static String attach(int pid, Path recording, CaptureOptions options, List<PlanItem> items) {
		JsonObject message = session("attach", recording);
		message.addProperty("pid", pid);
		addCapture(message, options, items);
		return GSON.toJson(message);
	}

	public static String watch(Watched watched, Path recording, CaptureOptions options, List<PlanItem> items) {
		JsonObject message = session("watch", recording);
		if (watched.uid() >= 0) {
			message.addProperty("uid", watched.uid());
		}
		addCapture(message, options, items);
		return GSON.toJson(message);
	}

	/** Lets a program begin that was held. */
	public static String go() {
		JsonObject message = new JsonObject();
		message.addProperty("type", "go");
		return GSON.toJson(message);
	}

	public static String detach() {
		JsonObject message = new JsonObject();
		message.addProperty("type", "detach");
		return GSON.toJson(message);
	}

	private static JsonObject session(String type, Path recording) {
		JsonObject message = new JsonObject();
		message.addProperty("v", 1);
		message.addProperty("type", type);
		message.addProperty("recording", recording.toAbsolutePath().toString());
		return message;
	}

	private static void addCapture(JsonObject message, CaptureOptions options, List<PlanItem> items) {
		message.addProperty("python", options.python().name().toLowerCase(Locale.ROOT));
		message.addProperty("backend", options.backend().name().toLowerCase(Locale.ROOT));
		message.addProperty("policy", options.overflow().policy().name().toLowerCase(Locale.ROOT));
		if (options.overflow().policy() != Overflow.Policy.GROW) {
			message.addProperty("room", (long) options.overflow().mebibytes() << 20);
		}
		if (options.processors()) {
			message.addProperty("cpu", true);
		}
		JsonArray probes = new JsonArray();
		items.forEach(item -> probes.add(probe(item)));
		message.add("probes", probes);
	}

	private static JsonObject probe(PlanItem item) {
		JsonObject probe = new JsonObject();
		probe.addProperty("id", item.id());
		if (item.path() != null) {
			probe.addProperty("path", item.path());
		}
		probe.addProperty("provider", item.provider());
		probe.addProperty("name", item.name());
		if (!item.operands().isEmpty()) {
			probe.addProperty("args", item.moreArguments());
		}
		JsonArray slots = new JsonArray();
		for (Slot s : item.slots()) {
			JsonObject slot = new JsonObject();
			slot.addProperty("kind", s.kind().name().toLowerCase(Locale.ROOT));
			slot.addProperty("arg", s.argument());
			if (s.kind() == Slot.Kind.STRN) {
				slot.addProperty("arg2", s.length());
			}
			slots.add(slot);
		}
		probe.add("slots", slots);
		if (!item.filter().letsAllThrough()) {
			probe.addProperty("when", item.filter().inPlan());
		}
		return probe;
	}

	/** Switches one probe of the plan off, or on again. */
	public static String probe(int id, boolean enabled) {
		JsonObject message = new JsonObject();
		message.addProperty("type", "probe");
		message.addProperty("id", id);
		message.addProperty("enabled", enabled);
		return GSON.toJson(message);
	}

	public static String signal(String name) {
		JsonObject message = new JsonObject();
		message.addProperty("type", "signal");
		message.addProperty("signal", name);
		return GSON.toJson(message);
	}

	/**
	 * Reads one line. A message of an unknown type gives null: a newer helper may say more than we know.
	 *
	 * @throws JsonParseException if the line is no message at all
	 */
	public static HelperEvent parse(String line) {
		JsonElement root = JsonParser.parseString(line);
		if (!root.isJsonObject()) {
			throw new JsonParseException("not an object");
		}
		JsonObject message = root.getAsJsonObject();
		return switch (text(message, "type")) {
		case "hello" -> new HelperEvent.Hello(text(message, "helper"), text(message, "agent"));
		case "held" -> new HelperEvent.Held(number(message, "pid"));
		case "started" -> new HelperEvent.Started(number(message, "pid"));
		case "exited" -> new HelperEvent.Exited(number(message, "status"), message.has("signal") ? text(message, "signal") : null);
		case "detached" -> new HelperEvent.Detached(message.has("ended") && message.get("ended").isJsonPrimitive() && message.get("ended").getAsBoolean());
		case "error" -> new HelperEvent.Failure(text(message, "code"), text(message, "message"));
		case "warning" -> new HelperEvent.Warning(text(message, "message"));
		default -> null;
		};
	}

	private static String text(JsonObject message, String name) {
		JsonElement value = message.get(name);
		return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
	}

	private static int number(JsonObject message, String name) {
		JsonElement value = message.get(name);
		try {
			return value != null && value.isJsonPrimitive() ? value.getAsInt() : 0;
		} catch (NumberFormatException e) {
			throw new JsonParseException(name + " is not a number", e);
		}
	}
}
