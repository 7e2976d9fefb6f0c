package org.tapsetstudio.ui.internal.transfer;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.tapsetstudio.export.ExportFormat;
import org.tapsetstudio.launch.RecordingFolders;
import org.tapsetstudio.ui.internal.HelpContexts;
import org.tapsetstudio.ui.internal.Messages;

/** Which recording, which format, which file. */
final class ExportPage extends WizardPage {
	private final Path chosen;
	private Text recording;
	private Combo format;
	private Text file;

	/** @param chosen the recording to begin with, or null */
	ExportPage(Path chosen) {
		super("export", Messages.ExportTitle, null); //$NON-NLS-1$
		this.chosen = chosen;
		setDescription(Messages.ExportDescription);
	}

	@Override
	public void createControl(Composite parent) {
		var page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(3).applyTo(page);
		recording = field(page, Messages.RecordingLabel, this::chooseRecording);
		label(page, Messages.FormatLabel);
		format = new Combo(page, SWT.DROP_DOWN | SWT.READ_ONLY);
		format.setItems(Stream.of(ExportFormat.values()).map(ExportFormat::label).toArray(String[]::new));
		format.select(0);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(format);
		file = field(page, Messages.FileLabel, this::chooseFile);
		recording.setText(chosen == null ? "" : chosen.toString()); //$NON-NLS-1$
		suggest();
		format.addModifyListener(e -> suggest());
		recording.addModifyListener(e -> check());
		file.addModifyListener(e -> check());
		setControl(page);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(page, HelpContexts.EXPORT);
		setPageComplete(problem() == null);
	}

	private static void label(Composite page, String text) {
		var label = new Label(page, SWT.NONE);
		label.setText(text);
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(label);
	}

	private static Text field(Composite page, String label, Runnable browse) {
		label(page, label);
		var text = new Text(page, SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, false).hint(320, SWT.DEFAULT).applyTo(text);
		var button = new Button(page, SWT.PUSH);
		button.setText(Messages.Browse);
		button.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> browse.run()));
		return text;
	}

	private void suggest() {
		if (!recording.getText().isBlank()) {
			var name = recording().getFileName().toString().replaceFirst("\\." + RecordingFolders.EXTENSION + "$", ""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			var home = Path.of(System.getProperty("user.home")); //$NON-NLS-1$
			file.setText(home.resolve(name + format().ending()).toString());
		}
	}

	private void chooseRecording() {
		var folder = new DirectoryDialog(getShell()).open();
		if (folder != null) {
			recording.setText(folder);
			suggest();
		}
	}

	private void chooseFile() {
		var dialog = new FileDialog(getShell(), SWT.SAVE);
		dialog.setFileName(file.getText());
		var name = dialog.open();
		if (name != null) {
			file.setText(name);
		}
	}

	private void check() {
		setErrorMessage(problem());
		setPageComplete(getErrorMessage() == null);
	}

	private String problem() {
		try {
			if (recording.getText().isBlank() || !Files.isDirectory(recording()) || !recording().toString().endsWith("." + RecordingFolders.EXTENSION)) { //$NON-NLS-1$
				return Messages.ChooseRecording;
			}
			if (file.getText().isBlank() || !file().isAbsolute() || !Files.isDirectory(file().getParent())) {
				return Messages.ChooseNewFile;
			}
			return Files.exists(file()) ? NLS.bind(Messages.FileExists, file()) : null;
		} catch (InvalidPathException e) {
			return e.getMessage();
		}
	}

	Path recording() {
		return Path.of(recording.getText().strip());
	}

	ExportFormat format() {
		return ExportFormat.values()[format.getSelectionIndex()];
	}

	Path file() {
		return Path.of(file.getText().strip());
	}
}
