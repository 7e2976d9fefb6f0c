package org.tapsetstudio.ui.internal.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.export.RecordingArchive;
import org.tapsetstudio.export.importing.ImportFormat;
import org.tapsetstudio.launch.RecordingFolders;
import org.tapsetstudio.recording.Folders;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.ui.internal.Messages;

/** Brings a recording into a folder of the workspace: another recording's folder, a shared file, or a file of another tool. */
final class RecordingImport {
	private RecordingImport() {
	}

	/**
	 * Copies, unpacks or converts. Not for the user interface's thread.
	 *
	 * @return the recording, under a name that was free
	 * @throws IOException if the source is nothing that can be imported, or cannot be read
	 */
	static Path into(Path folder, Path source, IProgressMonitor progress) throws IOException, CoreException {
		var monitor = SubMonitor.convert(progress, NLS.bind(Messages.Reading, source.getFileName()), 10);
		Files.createDirectories(folder);
		var target = free(folder, nameOf(source));
		try {
			if (Files.isDirectory(source)) {
				Recording.open(source);
				copyFolder(source, target, monitor.split(9));
			} else {
				read(source, target, new MonitorProgress(monitor.split(9), "")); //$NON-NLS-1$
				monitor.checkCanceled();
			}
		} catch (IOException | OperationCanceledException e) {
			Folders.delete(target); // nobody wants half of it
			throw e;
		}
		RecordingFolders.refresh(target, monitor.split(1));
		return target;
	}

	private static void read(Path source, Path target, MonitorProgress progress) throws IOException {
		if (RecordingArchive.isArchive(source)) {
			RecordingArchive.unpack(source, target, Files.getFileStore(target.getParent()).getUsableSpace(), progress);
		} else {
			ImportFormat.of(source).orElseThrow(() -> new IOException(Messages.UnknownFormat)).read(source, target, progress);
		}
	}

	private static String nameOf(Path source) {
		return source.getFileName().toString().replaceFirst("(\\.taprec)?(\\.(zip|json|folded|txt|gz|ctf|csv|pb))*$", ""); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static Path free(Path folder, String name) {
		var candidate = folder.resolve(name + "." + RecordingFolders.EXTENSION); //$NON-NLS-1$
		for (int n = 2; Files.exists(candidate); n++) {
			candidate = folder.resolve(name + "-" + n + "." + RecordingFolders.EXTENSION); //$NON-NLS-1$ //$NON-NLS-2$
		}
		return candidate;
	}

	private static void copyFolder(Path source, Path target, SubMonitor monitor) throws IOException {
		try (Stream<Path> files = Files.walk(source)) {
			for (var file : files.toList()) {
				monitor.checkCanceled();
				Files.copy(file, target.resolve(source.relativize(file)));
			}
		}
	}
}
