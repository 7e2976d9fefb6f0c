package org.tapsetstudio.help.internal;

import org.eclipse.help.IToc;
import org.eclipse.help.ITopic;

/** The table of contents of all help, with a topic beside it. */
final class ContentsPage {
	private static final String HEAD = """
			<!DOCTYPE html>
			<html lang="en"><head><meta charset="utf-8"><title>Help</title>
			<style>
			:root { color-scheme: light dark; }
			body { margin: 0; font: 10pt sans-serif; display: flex; height: 100vh; }
			nav { width: 20em; overflow: auto; padding: .5em 1em; border-right: 1px solid #8888; box-sizing: border-box; }
			nav ul { list-style: none; padding-left: 1em; margin: .2em 0; }
			nav li { margin: .3em 0; }
			iframe { flex: 1; border: 0; background: white; }
			p { margin: 2em; }
			</style></head><body>
			""";

	private ContentsPage() {
	}

	/** @param topic shown first; null for the first there is */
	static String of(String root, IToc[] tocs, String topic) {
		var page = new StringBuilder(HEAD).append("<nav><ul>");
		var first = topic;
		for (var toc : tocs) {
			page.append("<li><b>").append(escape(toc.getLabel())).append("</b>");
			topics(page, root, toc.getTopics());
			page.append("</li>");
			if (first == null && toc.getTopics().length > 0) {
				first = toc.getTopics()[0].getHref();
			}
		}
		page.append("</ul></nav>");
		if (first != null) {
			page.append("<iframe name=\"topic\" title=\"Topic\" src=\"").append(address(root, first)).append("\"></iframe>");
		}
		return page.append("</body></html>").toString();
	}

	/** A page that says that there is none. */
	static String missing(String root, String what) {
		return HEAD + "<p>There is no help page " + escape(what) + ". <a target=\"_top\" href=\"" + root + "/index.jsp\">Table of contents</a></p></body></html>";
	}

	private static void topics(StringBuilder page, String root, ITopic[] topics) {
		if (topics.length == 0) {
			return;
		}
		page.append("<ul>");
		for (var topic : topics) {
			page.append("<li>");
			if (topic.getHref() == null) {
				page.append(escape(topic.getLabel()));
			} else {
				page.append("<a target=\"topic\" href=\"").append(address(root, topic.getHref())).append("\">").append(escape(topic.getLabel())).append("</a>");
			}
			topics(page, root, topic.getSubtopics());
			page.append("</li>");
		}
		page.append("</ul>");
	}

	private static String address(String root, String href) {
		return escape(href.startsWith("/") ? root + "/nftopic" + href : href);
	}

	private static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}
}
