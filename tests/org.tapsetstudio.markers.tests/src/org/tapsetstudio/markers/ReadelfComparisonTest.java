package org.tapsetstudio.markers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we read out of real files is what readelf prints about them. */
class ReadelfComparisonTest {
	private static final Pattern NOTE = Pattern.compile("Provider: (\\S+)\\s+Name: (\\S+)\\s+Location: 0x(\\w+), Base: 0x(\\w+), Semaphore: 0x(\\w+)\\s+Arguments: ?(.*)");
	private static final Pattern BUILD_ID = Pattern.compile("Build ID: (\\w+)");

	@ParameterizedTest
	@ValueSource(strings = { "/usr/bin/python3.11", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0", "/usr/lib/jvm/java-17-openjdk-amd64/lib/server/libjvm.so",
			"/usr/lib/jvm/temurin-25-jdk-amd64/lib/server/libjvm.so", "/usr/lib/postgresql/15/bin/postgres", "/usr/lib/x86_64-linux-gnu/libstdc++.so.6" })
	void sameAsReadelf(String name) throws Exception {
		Path file = Path.of(name);
		assumeTrue(Files.exists(file), name + " is not installed");
		assumeTrue(Files.exists(Path.of("/usr/bin/readelf")), "readelf (binutils) is not installed");
		String printed = readelf(file);
		MarkerFile ours = new MarkerReader().read(file);

		assertFalse(ours.markers().isEmpty());
		assertEquals(String.join("\n", markersIn(printed)), ours.markers().stream().map(ReadelfComparisonTest::line).collect(Collectors.joining("\n")));
		Matcher id = BUILD_ID.matcher(printed);
		assertEquals(id.find() ? id.group(1) : "", ours.buildId());
	}

	private static String readelf(Path file) throws Exception {
		Process process = new ProcessBuilder("readelf", "-nW", file.toString()).redirectErrorStream(true).start();
		String text = new String(process.getInputStream().readAllBytes());
		process.waitFor();
		return text;
	}

	private static List<String> markersIn(String printed) {
		List<String> result = new ArrayList<>();
		Matcher m = NOTE.matcher(printed);
		while (m.find())
			result.add(m.group(1) + ":" + m.group(2) + " at " + hex(m.group(3)) + " semaphore " + hex(m.group(5)) + " " + m.group(6).strip());
		return result;
	}

	private static String hex(String digits) {
		return Long.toHexString(Long.parseUnsignedLong(digits, 16));
	}

	private static String line(Marker marker) {
		return marker.qualifiedName() + " at " + Long.toHexString(marker.address()) + " semaphore " + Long.toHexString(marker.semaphore()) + " "
				+ marker.arguments().stream().map(MarkerArgument::toString).collect(Collectors.joining(" "));
	}
}
