package org.tapsetstudio.dsl.tests.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.tapsetstudio.dsl.preprocessor.TargetEnvironment;

/**
 * SystemTap's own parser, to compare ours with. Needs {@code stap} on the path and nothing else: what it wants to know about a kernel it reads
 * from a stand-in for a kernel's build folder.
 */
public final class Stap {
	public static final Path TAPSETS = Path.of("/usr/share/systemtap/tapset");
	public static final Path EXAMPLES = Path.of("/usr/share/systemtap/examples");

	/**
	 * How a run ended.
	 *
	 * @param exit 0 accepted, 1 rejected, anything else: stap itself failed (-1 it did not end)
	 * @param tree standard output
	 */
	public record Result(int exit, String tree, String errors) {
		public boolean isVerdict() {
			return (exit == 0 || exit == 1) && !errors.contains("bad lexical cast");
		}

		public boolean accepted() {
			return exit == 0;
		}
	}

	private final Path program;
	private final Path home;

	private Stap(Path program, Path home) {
		this.program = program;
		this.home = home;
	}

	/** Prepares stap; skips the running test where it is not installed. */
	public static Stap require(Path temporary) {
		Path program = Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, "stap")).filter(Files::isExecutable).findFirst().orElse(null);
		Assumptions.assumeTrue(program != null, "stap is not installed (Debian package systemtap): nothing to compare with");
		Assumptions.assumeTrue(Files.isDirectory(TAPSETS), "no tapset library in " + TAPSETS);
		try {
			Stap stap = new Stap(program, temporary);
			stap.prepare();
			return stap;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Only the macros of the library are loaded, which makes a run ten times faster and changes nothing about parsing one script. */
	public Result parse(Path script, boolean guru, String... arguments) {
		List<String> command = new ArrayList<>(List.of("-p1"));
		if (guru) {
			command.add("-g");
		}
		command.add(script.toString());
		command.addAll(List.of(arguments));
		return run(command);
	}

	/**
	 * Checks names and types as well. Only the macros of the library are loaded.
	 *
	 * @param unoptimised without first leaving out what has no effect
	 */
	public Result check(Path script, boolean unoptimised) {
		return run(unoptimised ? List.of("-u", "-p3", script.toString()) : List.of("-p3", script.toString()));
	}

	/** Globals, functions and probes of the checked program with the types of their variables and what is left of their bodies. */
	public Result program(Path script, boolean unoptimised) {
		return run(unoptimised ? List.of("-u", "-p2", "-v", script.toString()) : List.of("-p2", "-v", script.toString()));
	}

	/** Checks names and types with the whole library of tapsets, which takes ten times as long. */
	public Result checkWithTapsets(Path script, boolean unoptimised, String... arguments) {
		List<String> all = new ArrayList<>(unoptimised ? List.of("-u", "-p3", script.toString()) : List.of("-p3", script.toString()));
		all.addAll(List.of(arguments));
		return run(all, TAPSETS, 120);
	}

	private Result run(List<String> options) {
		return run(options, home.resolve("macros"), 10);
	}

	private Result run(List<String> options, Path tapsets, int seconds) {
		List<String> command = new ArrayList<>(List.of(program.toString(), "-r", home.resolve("kernel").toString()));
		command.addAll(options);
		try {
			Path out = Files.createTempFile(home, "out", "");
			Path err = Files.createTempFile(home, "err", "");
			ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
			builder.environment().putAll(Map.of("SYSTEMTAP_DIR", home.resolve("cache").toString(), "SYSTEMTAP_TAPSET", tapsets.toString()));
			Process process = builder.start();
			int exit = -1;
			if (process.waitFor(seconds, TimeUnit.SECONDS)) {
				exit = process.exitValue();
			} else {
				process.destroyForcibly().waitFor();
			}
			Result result = new Result(exit, Files.readString(out, StandardCharsets.ISO_8859_1), Files.readString(err, StandardCharsets.ISO_8859_1));
			Files.delete(out);
			Files.delete(err);
			return result;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	private void prepare() throws IOException {
		Path kernel = home.resolve("kernel");
		TargetEnvironment environment = TargetEnvironment.host();
		Files.createDirectories(kernel.resolve("include/generated"));
		Files.createDirectories(kernel.resolve("include/config"));
		Files.createDirectories(home.resolve("cache"));
		StringBuilder options = new StringBuilder();
		environment.configuration().forEach((name, value) -> options.append(name).append('=').append(value).append('\n'));
		Files.writeString(kernel.resolve(".config"), options);
		Files.writeString(kernel.resolve("include/config/kernel.release"), environment.kernelRelease() + "\n");
		Files.writeString(kernel.resolve("include/generated/utsrelease.h"), "#define UTS_RELEASE \"" + environment.kernelRelease() + "\"\n");
		Files.writeString(kernel.resolve("include/generated/autoconf.h"), "");
		for (String empty : List.of("Module.symvers", "System.map", "Makefile")) {
			Files.writeString(kernel.resolve(empty), "");
		}
		try (Stream<Path> files = Files.walk(TAPSETS)) {
			for (Path file : files.filter(f -> f.toString().endsWith(".stpm")).toList()) {
				Path copy = home.resolve("macros").resolve(TAPSETS.relativize(file).toString());
				Files.createDirectories(copy.getParent());
				Files.copy(file, copy);
			}
		}
	}
}
