package org.tapsetstudio.markers;

import java.util.List;

/**
 * One static probe site of a file. A marker name may have several sites, each with arguments of its own.
 *
 * @param provider provider name, e.g. {@code python}
 * @param name marker name as in the file, e.g. {@code function__entry}
 * @param address link-time virtual address of the probe instruction, after correction for prelinking
 * @param semaphore link-time virtual address of the 16-bit "enabled" counter, or 0 when the marker has none
 * @param arguments in order; the first is {@code $arg1}
 */
public record Marker(String provider, String name, long address, long semaphore, List<MarkerArgument> arguments) {
	public Marker {
		arguments = List.copyOf(arguments);
	}

	/** {@code provider:name}, as most tools print it. */
	public String qualifiedName() {
		return provider + ":" + name;
	}

	public boolean hasSemaphore() {
		return semaphore != 0;
	}
}
