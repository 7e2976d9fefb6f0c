package org.tapsetstudio.launch.internal;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.launch.TracingSettings;
import org.tapsetstudio.session.Replay;
import org.tapsetstudio.session.Script;
import org.tapsetstudio.session.SessionException;

/** A script that runs on a finished recording, as a process of a launch. */
final class ReplayProcess extends LaunchedProcess {
	private final CompletableFuture<Void> stop = new CompletableFuture<>();
	private volatile int status;

	private ReplayProcess(ILaunch launch, String label) {
		super(launch, label, StandardCharsets.UTF_8);
	}

	/** @throws CoreException if the script cannot be read; what is wrong in it is printed */
	static void start(ILaunch launch, String name, TracingSettings settings, Path recording) throws CoreException {
		try {
			var script = settings.script();
			var process = new ReplayProcess(launch, NLS.bind(Messages.ReplayLabel, name, recording.getFileName()));
			process.announce();
			Thread.ofPlatform().daemon().name("tapset replay").start(() -> process.run(script, recording)); //$NON-NLS-1$
		} catch (SessionException e) {
			throw new CoreException(LaunchStatus.error(e.getMessage(), e.getCause()));
		}
	}

	private void run(Script script, Path recording) {
		try (var output = sink(streams().output()); var messages = new PrintStream(sink(streams().error()), true, StandardCharsets.UTF_8)) {
			status = Replay.run(script, recording, false, output, messages, stop).exitCode();
		} catch (SessionException | java.io.IOException | RuntimeException e) {
			var sentence = (e instanceof SessionException ? e.getMessage() : e.toString()).getBytes(StandardCharsets.UTF_8);
			streams().error().append(sentence, sentence.length);
			status = 1;
		}
		ended();
	}

	private static OutputStream sink(SessionStreamMonitor monitor) {
		return new OutputStream() {
			@Override
			public void write(int b) {
				monitor.append(new byte[] { (byte) b }, 1);
			}

			@Override
			public void write(byte[] bytes, int from, int length) {
				monitor.append(java.util.Arrays.copyOfRange(bytes, from, from + length), length);
			}
		};
	}

	@Override
	public void terminate() {
		stop.complete(null);
	}

	@Override
	protected int status() {
		return status;
	}
}
