package org.tapsetstudio.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.tapsetstudio.model.recording.Binary;
import org.tapsetstudio.model.recording.Marker;
import org.tapsetstudio.model.recording.Process;
import org.tapsetstudio.model.recording.Recording;
import org.tapsetstudio.model.recording.RecordingFactory;
import org.tapsetstudio.model.recording.Thread;
import org.tapsetstudio.recording.ImageId;
import org.tapsetstudio.recording.Module;
import org.tapsetstudio.recording.Note;
import org.tapsetstudio.recording.ProcessImage;
import org.tapsetstudio.recording.Site;
import org.tapsetstudio.recording.ThreadStream;

/** Fills the model of a recording from its files. What {@code recording.tap} says of the session is kept; what the files say is added or brought up to date. */
public final class RecordingLoader {
	private final Recording model;
	private final Map<String, Process> processes = new HashMap<>();
	private final Map<String, Thread> threads = new HashMap<>();
	private final Map<String, Binary> binaries = new HashMap<>();
	private final Map<String, Marker> markers = new HashMap<>();

	private RecordingLoader(Recording model) {
		this.model = model;
		for (Process process : model.getProcesses()) {
			processes.put(process.getId(), process);
			process.getThreads().forEach(thread -> threads.put(thread.getId(), thread));
		}
		model.getBinaries().forEach(binary -> binaries.put(binary.getId(), binary));
		model.getMarkers().forEach(marker -> markers.put(marker.getId(), marker));
	}

	/**
	 * Opens the metadata of a recording's folder, or makes it where the file is missing, and fills it.
	 *
	 * @return the model, in a resource of the set; not saved
	 * @throws IOException when {@code recording.tap} is there but cannot be read
	 */
	public static Recording open(Path folder, ResourceSet set, org.tapsetstudio.recording.Recording recording) throws IOException {
		Recording model = RecordingResource.open(folder, set);
		fill(model, recording);
		return model;
	}

	/** Adds what the files of the recording say to the model. May be called again while it grows. */
	public static void fill(Recording model, org.tapsetstudio.recording.Recording recording) {
		RecordingLoader loader = new RecordingLoader(model);
		recording.images().forEach(loader::process);
		recording.images().forEach(loader::parent);
		recording.streams().forEach(loader::thread);
		recording.images().forEach(loader::markers);
		model.setLostEvents(recording.lostEvents());
		if (model.getCommand() == null && !recording.images().isEmpty()) {
			model.setCommand(recording.images().get(0).commandLine());
		}
	}

	/** Ids are URI fragments and may stand in lists separated by blanks. */
	private static String encode(String text) {
		return URI.encodeFragment(text, false);
	}

	private static String id(ImageId image) {
		return "process-" + image;
	}

	private void process(ProcessImage image) {
		Process process = processes.computeIfAbsent(id(image.id()), id -> {
			Process made = RecordingFactory.eINSTANCE.createProcess();
			made.setId(id);
			model.getProcesses().add(made);
			return made;
		});
		process.setPid(image.pid());
		process.setPpid(image.ppid());
		process.setStart(image.start());
		process.setUid(image.uid());
		process.setExecutable(image.executable());
		process.setComm(image.comm());
		process.setCommandLine(image.commandLine());
		process.setWorkingDirectory(image.workingDirectory());
		process.setForked(image.isForked());
		process.setExit(image.exit() == null ? "" : image.exit().exec() ? "replaced by exec" : "exited");
		if (process.getNotes().size() != image.notes().size()) {
			process.getNotes().clear();
			image.notes().stream().map(Note::text).forEach(process.getNotes()::add);
		}
	}

	private void parent(ProcessImage image) {
		if (image.parent() != null) {
			processes.get(id(image.id())).setParent(processes.get(id(image.parent())));
		}
	}

	private void thread(ThreadStream stream) {
		String threadId = "thread-" + stream.image().id() + "-" + stream.tid() + "-" + stream.number();
		Thread thread = threads.computeIfAbsent(threadId, id -> {
			Thread made = RecordingFactory.eINSTANCE.createThread();
			made.setId(id);
			made.setTid(stream.tid());
			made.setNumber(stream.number());
			processes.get(id(stream.image().id())).getThreads().add(made);
			return made;
		});
		thread.setName(stream.comm());
		thread.setLostEvents(stream.lost());
	}

	private void markers(ProcessImage image) {
		Map<String, Integer> numbers = new HashMap<>();
		for (Site site : image.sites()) {
			Binary binary = binary(image.module(site.module()));
			String name = "marker-" + (binary == null ? "runtime" : binary.getId().substring("binary-".length())) + "-" + encode(site.provider() + "-" + site.name());
			int number = numbers.merge(name, 1, Integer::sum);
			markers.computeIfAbsent(number == 1 ? name : name + "-" + number, id -> {
				Marker made = RecordingFactory.eINSTANCE.createMarker();
				made.setId(id);
				made.setProvider(site.provider());
				made.setName(site.name());
				made.setArguments(site.arguments());
				made.setArmedBy(site.armedBy().toString());
				made.setReason(site.reason());
				made.setBinary(binary);
				model.getMarkers().add(made);
				return made;
			});
		}
	}

	private Binary binary(Module module) {
		if (module == null || module.path().isEmpty()) {
			return null;
		}
		return binaries.computeIfAbsent("binary-" + encode(module.buildId().isEmpty() ? module.path() : module.buildId()), id -> {
			Binary made = RecordingFactory.eINSTANCE.createBinary();
			made.setId(id);
			made.setPath(module.path());
			made.setBuildId(module.buildId());
			model.getBinaries().add(made);
			return made;
		});
	}
}
