package org.tapsetstudio.dsl.preprocessor;

import java.util.Map;

/**
 * What conditionals can ask for.
 *
 * @param kernelVersion {@code kernel_v}, e.g. 6.1.0
 * @param kernelRelease {@code kernel_vr}, e.g. 6.1.0-18-amd64
 * @param architecture {@code arch}, e.g. x86_64
 * @param runtime {@code kernel}, {@code dyninst} or {@code bpf}
 * @param systemtapVersion {@code systemtap_v}
 * @param privilege {@code stapdev}, {@code stapsys} or {@code stapusr}
 * @param configuration values of {@code CONFIG_…} options; others read as the empty string
 */
public record TargetEnvironment(String kernelVersion, String kernelRelease, String architecture, String runtime, String systemtapVersion, String privilege,
		Map<String, String> configuration) {
	/** The SystemTap release whose language and verdicts are ours. */
	public static final String SYSTEMTAP_VERSION = "4.8";

	private static final Map<String, String> USUAL_OPTIONS = Map.of("CONFIG_UPROBES", "y", "CONFIG_UTRACE", "y", "CONFIG_SMP", "y", "CONFIG_64BIT", "y",
			"CONFIG_PROC_FS", "y", "CONFIG_PERF_EVENTS", "y", "CONFIG_HZ", "250");

	public TargetEnvironment {
		configuration = Map.copyOf(configuration);
	}

	/** The machine that this JVM runs on. */
	public static TargetEnvironment host() {
		String release = System.getProperty("os.version", "6.1");
		int dash = release.indexOf('-');
		String architecture = System.getProperty("os.arch", "x86_64");
		return new TargetEnvironment(dash < 0 ? release : release.substring(0, dash), release, switch (architecture) {
		case "amd64" -> "x86_64";
		case "aarch64" -> "arm64";
		default -> architecture;
		}, "kernel", SYSTEMTAP_VERSION, "stapdev", USUAL_OPTIONS);
	}

	String option(String name) {
		return configuration.getOrDefault(name, "");
	}
}
