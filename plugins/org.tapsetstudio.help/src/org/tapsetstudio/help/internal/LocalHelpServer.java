package org.tapsetstudio.help.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.eclipse.help.server.HelpServer;

import com.sun.net.httpserver.HttpServer;

/** The server of the platform's help, on a free port of the loopback, from the first page that somebody wants on. The platform starts and stops it. */
public final class LocalHelpServer extends HelpServer {
	private HttpServer server;
	private ExecutorService threads;

	@Override
	public synchronized void start(String application) throws IOException {
		if (server == null) {
			server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			threads = Executors.newVirtualThreadPerTaskExecutor();
			server.setExecutor(threads);
			server.createContext("/" + application, new HelpPages("/" + application));
			server.start();
		}
	}

	@Override
	public synchronized void stop(String application) {
		if (server != null) {
			server.stop(0);
			threads.shutdown();
			server = null;
		}
	}

	@Override
	public synchronized int getPort() {
		return server == null ? 0 : server.getAddress().getPort();
	}

	@Override
	public String getHost() {
		return "127.0.0.1";
	}
}
