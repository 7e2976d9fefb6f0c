package org.tapsetstudio.ui.internal.picture;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.tapsetstudio.recording.FileProblem;
import org.tapsetstudio.ui.internal.UiPlugin;

/** Writes what a view shows to a file: PNG as it is on the screen, or SVG of the whole where the view can. */
public final class PictureFile {
	/** Writes an SVG text. */
	@FunctionalInterface
	public interface Vector {
		void write(Appendable out) throws IOException;
	}

	private PictureFile() {
	}

	/** Asks for a file name. */
	public static Optional<Path> ask(Control control, String name) {
		var dialog = new FileDialog(control.getShell(), SWT.SAVE);
		dialog.setText(Messages.ExportTitle);
		dialog.setFilterExtensions(new String[] { "*.svg", "*.png" }); //$NON-NLS-1$ //$NON-NLS-2$
		dialog.setFilterNames(new String[] { Messages.ExportSvg, Messages.ExportPng });
		dialog.setFileName(name + ".svg"); //$NON-NLS-1$
		dialog.setOverwrite(true);
		return Optional.ofNullable(dialog.open()).map(Path::of);
	}

	/** Writes the file in a job that tells of its end and of problems; the file's extension decides. On the user interface's thread. */
	public static Job write(Path file, Control control, Consumer<GC> drawing, Vector vector) {
		boolean pixels = file.getFileName().toString().toLowerCase().endsWith(".png"); //$NON-NLS-1$
		var data = pixels ? pixels(control, drawing) : null;
		IJobFunction work = monitor -> save(file, data, vector, monitor);
		var job = Job.create(NLS.bind(Messages.ExportJob, file), work);
		job.setUser(true);
		job.schedule();
		return job;
	}

	private static ImageData pixels(Control control, Consumer<GC> drawing) {
		var area = control.getBounds();
		var image = new Image(control.getDisplay(), Math.max(1, area.width), Math.max(1, area.height));
		var gc = new GC(image);
		try {
			gc.setFont(control.getFont());
			drawing.accept(gc);
			return image.getImageData();
		} finally {
			gc.dispose();
			image.dispose();
		}
	}

	private static IStatus save(Path file, ImageData data, Vector vector, IProgressMonitor monitor) {
		try {
			if (data != null) {
				var loader = new ImageLoader();
				loader.data = new ImageData[] { data };
				try (var out = Files.newOutputStream(file)) {
					loader.save(out, SWT.IMAGE_PNG);
				}
			} else {
				try (Writer out = Files.newBufferedWriter(file)) {
					vector.write(out);
				}
			}
			return Status.OK_STATUS;
		} catch (IOException e) {
			return new Status(IStatus.ERROR, UiPlugin.ID, NLS.bind(Messages.ExportFailed, file, FileProblem.why(e)), e);
		}
	}
}
