package org.tapsetstudio.markers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

import org.tapsetstudio.markers.MarkerFileException.Reason;
import org.tapsetstudio.markers.internal.ElfFile;
import org.tapsetstudio.markers.internal.SymbolReader;

/**
 * The functions of a file by symbol, its separate debugging information included.
 *
 * @param defined what it has
 * @param imported what it calls in other files
 */
public record FunctionNames(Set<String> defined, Set<String> imported) {
	/** Provider of probes on a function's first instruction. No static marker has a provider that begins with a dot. */
	public static final String ENTRY = ".function";
	/** On each instruction by which a function returns; argument 1 is the value. */
	public static final String RETURN = ".return";
	/** On the stub by which a file calls a function of another one. */
	public static final String STUB = ".plt";
	/** On an instruction by its address. */
	public static final String STATEMENT = ".statement";
	/** How many integer arguments are captured at an entry. */
	public static final int ARGUMENTS = 10;

	/** How many values the native side knows at a place of this provider, before those that debugging information adds. */
	public static int arguments(String provider) {
		return provider.equals(RETURN) ? 2 : ARGUMENTS;
	}

	/** Whether a provider stands for probes on code. */
	public static boolean isProvider(String provider) {
		return provider.startsWith(".");
	}

	/** How a probe point names it: {@code function("main").return}. */
	public static String point(String provider, String name) {
		return switch (provider) {
		case RETURN -> "function(\"" + name + "\").return";
		case STATEMENT -> "statement(" + name + ")";
		default -> provider.substring(1) + "(\"" + name + "\")";
		};
	}

	public static FunctionNames read(Path file, String buildId) throws MarkerFileException {
		SymbolReader symbols = new SymbolReader();
		read(file, symbols);
		Optional<Path> debug = SymbolReader.debugFile(buildId);
		if (debug.isPresent()) {
			read(debug.get(), symbols);
		}
		return new FunctionNames(symbols.defined(), symbols.imported());
	}

	private static void read(Path file, SymbolReader symbols) throws MarkerFileException {
		try (ElfFile elf = ElfFile.open(file)) {
			symbols.read(elf);
		} catch (MarkerFileException e) {
			throw e;
		} catch (IOException e) {
			throw new MarkerFileException(file, Reason.UNREADABLE, "the file cannot be read (" + e.getMessage() + ")");
		}
	}
}
