package org.tapsetstudio.session.preflight;

import java.util.Map;

/** What helps where a program lacks the markers of a provider. */
final class Remedies {
	private static final Map<String, String> BY_PROVIDER = Map.ofEntries( //
			Map.entry("python", "Trace a Python of 3.6 or later; the agent stands in for the markers of its functions."),
			Map.entry("hotspot", "Trace java of a JDK with markers: those of Debian and Temurin have them."),
			Map.entry("hotspot_jni", "Trace java of a JDK with markers: those of Debian and Temurin have them."),
			Map.entry("postgresql", "Trace a PostgreSQL that was built with --enable-dtrace, as Debian's is (package postgresql)."),
			Map.entry("tcl", "It takes a Tcl that was built with --enable-dtrace; the agent stands in for the markers of procedures and commands only, in tclsh and programs that have Tcl in a shared library."),
			Map.entry("php", "Trace a PHP that was built with --enable-dtrace, as Debian's is (package php-cli)."),
			Map.entry("ruby", "Trace a Ruby that was built with --enable-dtrace, as Debian's is (package ruby)."),
			Map.entry("libvirt", "Install a libvirt that was built with dtrace, as Debian's is (package libvirt0)."),
			Map.entry("perl", "It takes a Perl that was configured with -Dusedtrace; Debian's is not."),
			Map.entry("node", "It takes a Node.js before 19 that was configured --with-dtrace; Debian's is not."),
			Map.entry("mysql", "It takes a MySQL 5.x or MariaDB that was built with DTrace support; Debian's is not."),
			Map.entry("libc", "It takes a C library that was built with --enable-systemtap, as Fedora's is; Debian's is not."),
			Map.entry("libpthread", "It takes a C library that was built with --enable-systemtap, as Fedora's is; Debian's is not."),
			Map.entry("rtld", "It takes a C library that was built with --enable-systemtap, as Fedora's is; Debian's is not."),
			Map.entry("glib", "It takes a GLib that was built with -Dsystemtap=true, as Fedora's is; Debian's is not."),
			Map.entry("gobject", "It takes a GLib that was built with -Dsystemtap=true, as Fedora's is; Debian's is not."),
			Map.entry("qemu", "It takes a QEMU that was built with --enable-trace-backends=dtrace; Debian's is not."));

	private Remedies() {
	}

	/** A sentence, or empty. */
	static String forProvider(String provider) {
		return BY_PROVIDER.getOrDefault(provider, "\"tapset markers PROGRAM\" lists what a program has.");
	}
}
