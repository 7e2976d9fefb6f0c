package org.tapsetstudio.engine.capture;

import java.util.Map;

/**
 * Memory behind an argument that is read when a marker is hit. It is one more argument of the marker.
 *
 * @param number of this argument
 * @param base number of the argument that holds the pointer: one of the marker itself, or another read
 * @param offset bytes from the pointer to what is read
 * @param size bytes of the number, negative if it is signed; 0 if nothing is read, the address being wanted itself because of the string there
 */
public record MemoryRead(int number, int base, long offset, int size) {
	/** What the names of those native functions end with that raise an error where they cannot read; the others give 0. */
	public static final String OR_ERROR = "_error";
	private static final Map<String, Integer> SIZES = Map.ofEntries(Map.entry("user_char", -1), Map.entry("user_short", -2), Map.entry("user_ushort", 2), Map.entry("user_int", -4),
			Map.entry("user_long", 8), Map.entry("user_int8", -1), Map.entry("user_int16", -2), Map.entry("user_int32", -4), Map.entry("user_int64", 8), Map.entry("user_uint8", 1),
			Map.entry("user_uint16", 2), Map.entry("user_uint32", 4), Map.entry("user_uint64", 8));

	/** What a native function that reads a number reads: bytes, negative if signed; null for another function. */
	public static Integer size(String function) {
		return SIZES.get(function.endsWith(OR_ERROR) ? function.substring(0, function.length() - OR_ERROR.length()) : function);
	}
}
