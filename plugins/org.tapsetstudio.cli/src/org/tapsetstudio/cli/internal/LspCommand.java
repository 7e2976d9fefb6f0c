package org.tapsetstudio.cli.internal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.tapsetstudio.dsl.lsp.Server;
import org.tapsetstudio.recording.FileProblem;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "lsp", mixinStandardHelpOptions = true, description = "A language server for SystemTap scripts, which an editor starts. Speaks the Language Server Protocol on standard input and output.",
		footer = { "", "docs/editors.md says how to set up editors." })
public final class LspCommand implements Callable<Integer> {
	@Option(names = "-I", paramLabel = "FOLDER", description = "Also read the tapsets in this folder.")
	private List<Path> folders = new ArrayList<>();

	/** Editors that know one way only add it; it is the only one that there is. */
	@Option(names = "--stdio", hidden = true)
	private boolean stdio;

	@Override
	public Integer call() throws Failure, InterruptedException {
		for (Path folder : folders) {
			if (!Files.isDirectory(folder)) {
				throw new Failure(Failure.USAGE, "tapset: -I " + folder + ": there is no such folder.");
			}
		}
		// one line each, and nothing but the protocol may go to standard output
		System.setProperty("java.util.logging.SimpleFormatter.format", "tapset lsp: %5$s%n");
		PrintStream output = System.out;
		System.setOut(System.err);
		try {
			return Server.serve(System.in, output, folders);
		} catch (IOException e) {
			throw new Failure(Failure.USAGE, "tapset: the tapsets cannot be read: " + FileProblem.why(e));
		} finally {
			System.setOut(output);
		}
	}
}
