package org.tapsetstudio.dsl.lsp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** The command {@code tapset lsp} as an editor starts it: a process from the folder that users get, with both ends of its pipes. */
final class ServerProcess implements AutoCloseable {
	/** Against hanging only: long enough for the slowest machine. */
	static final int SECONDS = 60;

	/** A reader blocks, and the common pool may have but one thread. */
	static final Executor READERS = task -> Thread.ofPlatform().daemon().start(task);

	final Process process;
	private final CompletableFuture<String> errors;

	ServerProcess(String... arguments) throws IOException {
		String folder = System.getProperty("tapsetstudio.folder");
		String classPath = System.getProperty("tapsetstudio.classpath", folder + "/lib/*");
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
				"-Dtapsetstudio.native=" + folder + "/native", "--enable-native-access=ALL-UNNAMED", "-cp", classPath, "org.tapsetstudio.cli.Main", "lsp"));
		command.addAll(List.of(arguments));
		process = new ProcessBuilder(command).start();
		errors = CompletableFuture.supplyAsync(() -> {
			try {
				return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
			} catch (IOException e) {
				return e.toString();
			}
		}, READERS);
	}

	/** Waits for the end of the process. */
	int status() throws InterruptedException {
		if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
			throw new AssertionError("the server does not end");
		}
		return process.exitValue();
	}

	/** All that it wrote to standard error; waits for its end. */
	String errors() throws Exception {
		return errors.get(SECONDS, TimeUnit.SECONDS);
	}

	@Override
	public void close() {
		process.destroyForcibly();
	}
}
