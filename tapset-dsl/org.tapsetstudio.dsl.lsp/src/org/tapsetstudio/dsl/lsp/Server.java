package org.tapsetstudio.dsl.lsp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/** A language server for one client. */
public final class Server {
	private static final long DEEP_STACK = 16L << 20;

	private Server() {
	}

	/**
	 * Talks with a client until it says goodbye or goes away. Writes nothing but the protocol to {@code output}.
	 *
	 * @param tapsets further folders with tapsets
	 * @return 0 if the client asked for the shutdown before it left, else 1, as the protocol wants it for the exit status
	 * @throws IOException when a folder cannot be read
	 */
	public static int serve(InputStream input, OutputStream output, List<Path> tapsets) throws IOException, InterruptedException {
		// deeply nested scripts need more stack than a thread has by default
		ThreadFactory threads = task -> {
			Thread thread = new Thread(null, task, "tapset lsp", DEEP_STACK);
			thread.setDaemon(true);
			return thread;
		};
		try (ExecutorService reader = Executors.newSingleThreadExecutor(threads); Scripts scripts = new Scripts(tapsets, threads)) {
			ScriptServer server = new ScriptServer(scripts);
			Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(server, input, output, reader, message -> message);
			server.connect(launcher.getRemoteProxy());
			Future<Void> listening = launcher.startListening();
			server.ended().whenComplete((status, none) -> listening.cancel(true));
			try {
				listening.get();
			} catch (ExecutionException e) {
				System.err.println("tapset lsp: the connection to the editor broke: " + e.getCause());
			} catch (CancellationException e) {
				// the client has said goodbye
			}
			reader.shutdownNow();
			return server.status();
		}
	}
}
