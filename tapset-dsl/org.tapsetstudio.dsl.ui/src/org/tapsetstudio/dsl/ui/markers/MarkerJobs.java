package org.tapsetstudio.dsl.ui.markers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.dsl.ide.markers.MarkerNode;
import org.tapsetstudio.dsl.ide.markers.MarkerTree;
import org.tapsetstudio.markers.DebianPackages;
import org.tapsetstudio.markers.MarkerFile;
import org.tapsetstudio.markers.MarkerFileException;
import org.tapsetstudio.markers.MarkerReader;
import org.tapsetstudio.markers.ProcessFiles;
import org.tapsetstudio.markers.SystemScan;

/** Jobs that read markers. Each gives its tree to a consumer, on its own thread; a cancelled one gives nothing. */
final class MarkerJobs {
	private static final DebianPackages PACKAGES = new DebianPackages();

	private final MarkerReader reader = new MarkerReader();

	/** All program and library folders of the system. */
	Job system(Consumer<List<MarkerNode>> done) {
		return job(Messages.Job_system, monitor -> {
			List<MarkerFile> files = new SystemScan(reader).run((folder, seen) -> {
				monitor.subTask(NLS.bind(Messages.Job_task, seen, folder));
				return !monitor.isCanceled();
			});
			return MarkerTree.byPackage(files, PACKAGES);
		}, done);
	}

	/** One file. */
	Job file(Path file, Consumer<List<MarkerNode>> done) {
		return job(NLS.bind(Messages.Job_file, file), monitor -> MarkerTree.byPackage(List.of(reader.read(file.toRealPath())), PACKAGES), done);
	}

	/** A running process with its libraries. */
	Job process(long pid, String name, Consumer<List<MarkerNode>> done) {
		return job(NLS.bind(Messages.Job_process, pid), monitor -> {
			return List.of(MarkerTree.process(pid, name, withMarkers(ProcessFiles.of(pid))));
		}, done);
	}

	/** Files that belong together. */
	Job files(String name, List<Path> files, Consumer<List<MarkerNode>> done) {
		return job(NLS.bind(Messages.Job_file, name), monitor -> MarkerTree.byPackage(withMarkers(files), PACKAGES), done);
	}

	private List<MarkerFile> withMarkers(Collection<Path> paths) throws IOException {
		List<MarkerFile> files = new ArrayList<>();
		for (Path path : paths) {
			try {
				MarkerFile file = reader.read(path);
				if (!file.markers().isEmpty() || !MarkerTree.file(file).children().isEmpty()) {
					files.add(file);
				}
			} catch (MarkerFileException e) {
				// mapped files need not be readable, nor ELF files
			}
		}
		return files;
	}

	private interface Reading {
		List<MarkerNode> read(IProgressMonitor monitor) throws IOException;
	}

	private static Job job(String name, Reading reading, Consumer<List<MarkerNode>> done) {
		Job job = Job.create(name, (ICoreRunnable) monitor -> {
			monitor.beginTask(name, IProgressMonitor.UNKNOWN);
			try {
				List<MarkerNode> nodes = reading.read(monitor);
				if (monitor.isCanceled()) {
					throw new OperationCanceledException();
				}
				done.accept(nodes);
			} catch (IOException e) {
				throw new CoreException(Status.error(e.getMessage(), e));
			}
		});
		job.setPriority(Job.LONG);
		return job;
	}
}
