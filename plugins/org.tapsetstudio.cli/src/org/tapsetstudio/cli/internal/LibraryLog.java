package org.tapsetstudio.cli.internal;

import org.apache.log4j.ConsoleAppender;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;
import org.apache.log4j.SimpleLayout;

/** What the libraries of the language have to say to nobody in particular: warnings, to standard error. Left alone they write to standard output, where scripts and language servers write. */
public final class LibraryLog {
	private LibraryLog() {
	}

	/** To be called before a library is used: so no file of settings is looked for in every jar. */
	public static void begin() {
		System.setProperty("log4j.defaultInitOverride", "true");
	}

	/** Says where to write. */
	public static void open() {
		Logger root = Logger.getRootLogger();
		root.setLevel(Level.WARN);
		root.addAppender(new ConsoleAppender(new SimpleLayout(), ConsoleAppender.SYSTEM_ERR));
	}
}
