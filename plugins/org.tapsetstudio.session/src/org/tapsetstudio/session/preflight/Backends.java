package org.tapsetstudio.session.preflight;

import java.nio.file.Path;

import org.tapsetstudio.markers.Armability;
import org.tapsetstudio.markers.MarkerFile;
import org.tapsetstudio.markers.MarkerFileException;
import org.tapsetstudio.markers.MarkerReader;
import org.tapsetstudio.session.Backend;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionRequest;
import org.tapsetstudio.session.internal.HelperReport;

/** Which of the two ways into a program there is: the agent, or probes of the kernel. */
final class Backends {
	private static final String KERNEL_PRICE = "Each hit costs about 1 µs.";

	private final SessionRequest request;
	/** Why the agent cannot enter the program, a sentence; empty if it can. */
	private final String obstacle;
	/** Whether probes of the kernel can do what the agent cannot. */
	private boolean byKernel = true;
	private boolean narrow;
	private HelperReport kernel;

	/** @param program null where all processes are watched */
	Backends(SessionRequest request, Path program) {
		this.request = request;
		this.obstacle = program == null ? "The agent enters only programs that one starts or attaches to." : obstacle(program);
	}

	private String obstacle(Path program) {
		try {
			MarkerFile file = new MarkerReader().read(program);
			Armability armability = Armability.of(file);
			narrow = file.isNarrow();
			byKernel = armability.byKernel();
			return armability.possible() ? "" : armability.why();
		} catch (MarkerFileException e) {
			return Judge.sentence(e.getMessage());
		}
	}

	/** The same for a function. */
	Verdict chooseFunction(String provider, String place) {
		return narrow && !provider.equals(".function")
				? new Verdict(Outlook.WILL_NOT_FIRE, Way.NONE, "In 32-bit programs only the beginnings of functions are known.", "Probe the function's beginning, or trace a 64-bit build.", "")
				: choose("", place);
	}

	/**
	 * At least one of them is not empty.
	 *
	 * @param standIn a sentence that says where the agent stands in for the marker; empty if it does not
	 * @param place a sentence that says where the marker itself is; empty if the program has none
	 */
	Verdict choose(String standIn, String place) {
		boolean wantsKernel = request.backend() == Backend.UPROBE;
		if (!wantsKernel && obstacle.isEmpty()) {
			return !standIn.isEmpty() ? new Verdict(Outlook.FIRES, Way.PROVIDER, standIn, "", "")
					: new Verdict(Outlook.FIRES, Way.AGENT, place + " Armed by the agent, " + (request.attach().isPresent() ? "which comes into the process by ptrace." : "in the program itself."), "", "");
		}
		if (place.isEmpty()) {
			String why = wantsKernel ? "The agent's stand-in for this marker does not exist in programs that are traced by the kernel." : obstacle;
			return new Verdict(Outlook.WILL_NOT_FIRE, Way.NONE, why, wantsKernel ? "Leave out --backend uprobe." : "", "");
		}
		if (!byKernel) {
			return new Verdict(Outlook.WILL_NOT_FIRE, Way.NONE, obstacle, "Trace a program of this machine's kind.", "");
		}
		if (request.backend() == Backend.AGENT) {
			return new Verdict(Outlook.WILL_NOT_FIRE, Way.NONE, obstacle, "Try --backend uprobe, which takes root or CAP_BPF and CAP_PERFMON.", "");
		}
		HelperReport report = kernelProbes();
		return report.works() ? new Verdict(Outlook.FIRES, Way.KERNEL, place + " Armed by the kernel (" + report.text() + ").", "", KERNEL_PRICE)
				: new Verdict(Outlook.WILL_NOT_FIRE, Way.NONE, obstacle, "Probes of the kernel would do, but " + report.text() + ".", "");
	}

	private HelperReport kernelProbes() {
		if (kernel == null) {
			try {
				kernel = HelperReport.kernelProbes();
			} catch (SessionException e) {
				kernel = new HelperReport(false, e.getMessage());
			}
		}
		return kernel;
	}
}
