package org.tapsetstudio.dsl.preprocessor;

import java.util.HashMap;
import java.util.List;
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

	/** Those that scripts ask for, as every usual kernel of a distribution has them. */
	private static final Map<String, String> USUAL_OPTIONS = usual();

	private static Map<String, String> usual() {
		Map<String, String> options = new HashMap<>(Map.of("CONFIG_HZ", "250", "CONFIG_NR_CPUS", "8"));
		for (String name : List.of("X86_64", "64BIT", "MODULES", "MODULE_UNLOAD", "KPROBES", "UPROBES", "UTRACE", "ARCH_SUPPORTS_UPROBES", "PROC_FS", "SMP", "DEBUG_FS", "RELAY", "PERF_EVENTS")) {
			options.put("CONFIG_" + name, "y");
		}
		if (!"amd64".equals(System.getProperty("os.arch"))) {
			options.remove("CONFIG_X86_64");
		}
		return options;
	}

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
