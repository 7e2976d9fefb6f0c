package org.tapsetstudio.launch.internal;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.launch.ReplayedScript;
import org.tapsetstudio.launch.TracingSettings;
import org.tapsetstudio.session.Replay;
import org.tapsetstudio.session.ReplayResult;
import org.tapsetstudio.session.Script;
import org.tapsetstudio.session.SessionException;

final class ReplayProcess extends LaunchedProcess implements ReplayedScript {
	private final CompletableFuture<Void> stop = new CompletableFuture<>();
	private final Path recording;
	private volatile int status;
	private volatile ReplayResult result;

	private ReplayProcess(ILaunch launch, String label, Path recording) {
		super(launch, label, StandardCharsets.UTF_8);
		this.recording = recording;
	}

	/** @throws CoreException if the script cannot be read; what is wrong in it is printed */
	static void start(ILaunch launch, String name, TracingSettings settings, Path recording) throws CoreException {
		try {
			var script = settings.script();
			var process = new ReplayProcess(launch, NLS.bind(Messages.ReplayLabel, name, recording.getFileName()), recording);
			process.announce();
			Thread.ofPlatform().daemon().name("tapset replay").start(() -> process.run(script)); //$NON-NLS-1$
		} catch (SessionException e) {
			throw new CoreException(LaunchStatus.error(e.getMessage(), e.getCause()));
		}
	}

	private void run(Script script) {
		try (var output = sink(streams().output()); var messages = new PrintStream(sink(streams().error()), true, StandardCharsets.UTF_8)) {
			result = Replay.run(script, recording, false, output, messages, stop);
			status = result.exitCode();
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
	public Path recording() {
		return recording;
	}

	@Override
	public Optional<ReplayResult> result() {
		return Optional.ofNullable(result);
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
