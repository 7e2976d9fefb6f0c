package org.tapsetstudio.help.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URLConnection;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.help.HelpSystem;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

/**
 * Answers for the addresses that the platform makes: {@code topic}, {@code nftopic} and the like before {@code /bundle/file} for a page or picture of a bundle's help, and {@code index.jsp} or the bare
 * name for the table of contents, with a topic beside it.
 */
final class HelpPages implements HttpHandler {
	private static final Pattern TOPIC = Pattern.compile("/(?:topic|nftopic|ntopic|rtopic|nav)(/.+)");
	private static final Pattern ASKED = Pattern.compile("(?:^|&)topic=([^&]+)");

	private final String root;

	/** @param root what all addresses begin with */
	HelpPages(String root) {
		this.root = root;
	}

	@Override
	public void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			String path = exchange.getRequestURI().getPath().substring(root.length());
			Matcher topic = TOPIC.matcher(path);
			if (!exchange.getRequestMethod().equals("GET")) {
				answer(exchange, HttpURLConnection.HTTP_BAD_METHOD, "text/plain", new byte[0]);
			} else if (topic.matches()) {
				topic(exchange, topic.group(1));
			} else if (path.isEmpty() || path.equals("/") || path.equals("/index.jsp")) {
				html(exchange, HttpURLConnection.HTTP_OK, ContentsPage.of(root, HelpSystem.getTocs(), asked(exchange)));
			} else {
				missing(exchange, path);
			}
		}
	}

	private void topic(HttpExchange exchange, String href) throws IOException {
		try (InputStream content = HelpSystem.getHelpContent(href)) {
			if (content == null) {
				missing(exchange, href);
				return;
			}
			String type = URLConnection.guessContentTypeFromName(href);
			if (href.endsWith(".css")) {
				type = "text/css";
			} else if (href.endsWith(".svg")) {
				type = "image/svg+xml";
			}
			answer(exchange, HttpURLConnection.HTTP_OK, type == null ? "text/html" : type, content.readAllBytes());
		}
	}

	/** The topic that the address asks for, {@code /bundle/file}; null for none. */
	private static String asked(HttpExchange exchange) {
		String query = exchange.getRequestURI().getRawQuery();
		Matcher matcher = ASKED.matcher(query == null ? "" : query);
		return matcher.find() ? URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8) : null;
	}

	private void missing(HttpExchange exchange, String what) throws IOException {
		html(exchange, HttpURLConnection.HTTP_NOT_FOUND, ContentsPage.missing(root, what));
	}

	private static void html(HttpExchange exchange, int status, String page) throws IOException {
		answer(exchange, status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
	}

	private static void answer(HttpExchange exchange, int status, String type, byte[] bytes) throws IOException {
		exchange.getResponseHeaders().set("Content-Type", type);
		exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
		exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
		exchange.getResponseBody().write(bytes);
	}
}
