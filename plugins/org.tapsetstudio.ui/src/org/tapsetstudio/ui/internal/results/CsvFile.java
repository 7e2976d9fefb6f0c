package org.tapsetstudio.ui.internal.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.recording.FileProblem;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.data.ScriptTable;

/** Tables as comma-separated values, as RFC 4180 says. */
final class CsvFile {
	private CsvFile() {
	}

	/** Writes rows of a table in a job that tells of problems. */
	static Job write(Path file, ScriptTable table, List<ScriptTable.Row> rows) {
		IJobFunction work = monitor -> {
			try {
				Files.writeString(file, text(table, rows));
				return Status.OK_STATUS;
			} catch (IOException e) {
				return new Status(IStatus.ERROR, UiPlugin.ID, NLS.bind(Messages.ExportFailed, file, FileProblem.why(e)), e);
			}
		};
		var job = Job.create(NLS.bind(Messages.ExportJob, file), work);
		job.setUser(true);
		job.schedule();
		return job;
	}

	static String text(ScriptTable table, List<ScriptTable.Row> rows) {
		var text = new StringBuilder(line(table.columns().stream().map(ScriptTable.Column::title).toList()));
		rows.forEach(row -> text.append(line(row.cells())));
		return text.toString();
	}

	private static String line(List<String> cells) {
		return cells.stream().map(CsvFile::cell).collect(Collectors.joining(",", "", "\r\n")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private static String cell(String text) {
		return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}
}
