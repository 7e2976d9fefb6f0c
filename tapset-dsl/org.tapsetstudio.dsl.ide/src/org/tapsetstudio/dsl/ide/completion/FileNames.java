package org.tapsetstudio.dsl.ide.completion;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Programs of the PATH by name, and files by path, folder by folder. */
final class FileNames {
	/** Folders such as /usr/bin are read whole; one that is larger gives its first entries. */
	private static final int LARGEST = 20_000;

	void propose(CompletionRequest request, Proposals proposals) {
		String typed = request.inString() ? request.prefix() : "";
		int slash = typed.lastIndexOf('/');
		if (slash >= 0) {
			list(typed.substring(0, slash + 1), typed.substring(0, slash + 1), request, proposals);
			return;
		}
		add(proposals, ProposalKind.FOLDER, "/", "/", request);
		if (!typed.isEmpty()) {
			for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
				list(folder, "", request, proposals);
			}
		}
	}

	private static void list(String folder, String prefix, CompletionRequest request, Proposals proposals) {
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of(folder))) {
			int count = 0;
			for (Path entry : entries) {
				String name = prefix + entry.getFileName();
				if (++count > LARGEST) {
					break;
				}
				if (!proposals.matches(name)) {
					continue;
				}
				if (!prefix.isEmpty() && Files.isDirectory(entry)) {
					add(proposals, ProposalKind.FOLDER, name + "/", name + "/", request);
				} else if (Files.isRegularFile(entry) && (Files.isExecutable(entry) || name.contains(".so"))) {
					add(proposals, ProposalKind.FILE, name, name, request);
				}
			}
		} catch (IOException | InvalidPathException e) {
			// a folder that is not there, or not ours to read, has nothing to propose
		}
	}

	private static void add(Proposals proposals, ProposalKind kind, String label, String name, CompletionRequest request) {
		String text = request.inString() ? name : '"' + name + '"';
		int caret = kind == ProposalKind.FOLDER && !request.inString() ? text.length() - 1 : text.length();
		proposals.add(kind, label, "", text, caret, () -> "");
	}
}
