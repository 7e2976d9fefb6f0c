package org.tapsetstudio.ui.internal.editor;

import java.util.function.Function;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.IMessage;
import org.eclipse.ui.forms.editor.FormPage;
import org.eclipse.ui.forms.widgets.ExpandableComposite;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.Section;

/** A page of the recording editor. */
abstract class RecordingPage extends FormPage {
	private final RecordingEditor editor;

	RecordingPage(RecordingEditor editor, String id, String title) {
		super(editor, "org.tapsetstudio.ui.editor.recording." + id, title); //$NON-NLS-1$
		this.editor = editor;
	}

	/** Makes the controls. */
	protected abstract void createContent(FormToolkit toolkit, Composite body);

	/** Shows what is known. */
	protected abstract void show(RecordingFacts facts);

	protected final RecordingEditor recordingEditor() {
		return editor;
	}

	@Override
	protected final void createFormContent(IManagedForm form) {
		var toolkit = form.getToolkit();
		toolkit.decorateFormHeading(form.getForm().getForm());
		form.getForm().setText(getTitle());
		GridLayoutFactory.swtDefaults().margins(10, 10).spacing(10, 12).applyTo(form.getForm().getBody());
		createContent(toolkit, form.getForm().getBody());
		update();
	}

	/** Shows the newest facts, if the page was made already. */
	final void update() {
		if (getManagedForm() != null && editor.facts() != null) {
			getManagedForm().getForm().setMessage(null, IMessage.NONE);
			show(editor.facts());
			getManagedForm().reflow(true);
		}
	}

	/** Says why nothing can be shown. */
	final void fail(String reason) {
		if (getManagedForm() != null && !getManagedForm().getForm().isDisposed()) {
			getManagedForm().getForm().setMessage(reason, IMessage.ERROR);
		}
	}

	/** A section with a composite of so many columns in it. */
	protected static Composite section(FormToolkit toolkit, Composite body, String title, int columns, boolean tall) {
		var section = toolkit.createSection(body, Section.TITLE_BAR | ExpandableComposite.EXPANDED);
		section.setText(title);
		GridDataFactory.fillDefaults().grab(true, tall).applyTo(section);
		var inside = toolkit.createComposite(section);
		GridLayoutFactory.fillDefaults().margins(4, 6).spacing(12, 4).numColumns(columns).applyTo(inside);
		section.setClient(inside);
		return inside;
	}

	/** A table that fills its section; columns are added by {@link #column}. */
	protected static TableViewer table(FormToolkit toolkit, Composite parent) {
		var viewer = new TableViewer(toolkit.createTable(parent, SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL));
		viewer.getTable().setHeaderVisible(true);
		GridDataFactory.fillDefaults().grab(true, true).hint(120, 120).applyTo(viewer.getTable());
		return viewer;
	}

	protected static <T> void column(TableViewer viewer, String title, int width, Class<T> type, Function<T, String> text) {
		var column = new TableViewerColumn(viewer, SWT.LEFT);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.setLabelProvider(ColumnLabelProvider.createTextProvider(element -> text.apply(type.cast(element))));
	}

	/** Words that can be selected and copied. */
	protected static Text words(FormToolkit toolkit, Composite parent, int style) {
		var text = new Text(parent, SWT.READ_ONLY | style);
		toolkit.adapt(text, true, false);
		return text;
	}

	/** A text, or nothing for null. */
	protected static String text(String text) {
		return text == null ? "" : text; //$NON-NLS-1$
	}
}
