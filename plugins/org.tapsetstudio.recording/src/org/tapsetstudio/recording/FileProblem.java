package org.tapsetstudio.recording;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read or written, in words: many exceptions of {@code java.nio.file} have nothing but the name of the file as their message. */
public final class FileProblem {
	private FileProblem() {
	}

	/** The reason without the file's name, for the end of a sentence that has named the file; never null. */
	public static String why(IOException e) {
		return switch (e) {
		case NoSuchFileException missing -> "there is no such file or folder";
		case AccessDeniedException denied -> "you have no permission for it";
		case FileAlreadyExistsException there -> "there is something of that name already";
		case FileSystemException other when other.getReason() != null -> other.getReason();
		default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
		};
	}
}
