package org.tapsetstudio.ui.internal.common;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.ui.IWorkbenchPartSite;
import org.tapsetstudio.analysis.TimeRangeText;
import org.tapsetstudio.session.Presets;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.data.RecordingSnapshot;
import org.tapsetstudio.ui.internal.data.RecordingSource;
import org.tapsetstudio.ui.internal.data.SourceState;

/** What a view shows without data: why it is empty, which events it needs, the probe that delivers them. */
final class EmptyPage {
	private static final String PROFILE_GROUP = "org.eclipse.debug.ui.launchGroup.profile"; //$NON-NLS-1$

	private final Composite page;
	private final Label reason;
	private final Link advice;
	private final Text probe;

	EmptyPage(Composite parent, IWorkbenchPartSite site) {
		page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().margins(12, 12).spacing(5, 10).applyTo(page);
		reason = new Label(page, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(reason);
		advice = new Link(page, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(advice);
		advice.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> follow(e.text, site)));
		probe = new Text(page, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
		probe.setFont(JFaceResources.getTextFont());
		GridDataFactory.fillDefaults().grab(true, true).hint(200, 60).applyTo(probe);
	}

	Control control() {
		return page;
	}

	/** @param whyNot the reason where there are events */
	void explain(RecordingSource source, RecordingSnapshot data, String needs, String script, String whyNot) {
		set(reason, reason(source, data, whyNot));
		if (!script.equals(probe.getText().replace(probe.getLineDelimiter(), "\n"))) { //$NON-NLS-1$
			probe.setText(script);
		}
		var text = source != null && DataLine.grows(source) ? needs : NLS.bind(Messages.EmptyAdvice, needs);
		if (!text.equals(advice.getText())) {
			advice.setText(text);
			page.layout();
		}
	}

	private void set(Label label, String text) {
		if (!text.equals(label.getText())) {
			label.setText(text);
			page.layout();
		}
	}

	private static String reason(RecordingSource source, RecordingSnapshot data, String whyNot) {
		if (source == null) {
			return Messages.EmptyNothingOpen;
		}
		if (source.state() == SourceState.FAILED) {
			return NLS.bind(ViewMessages.Damaged, source.failure());
		}
		if (source.state() == SourceState.READING) {
			return NLS.bind(Messages.Reading, source.name());
		}
		if (source.state() == SourceState.STOPPED && data.events() == 0) {
			return NLS.bind(ViewMessages.Stopped, source.name());
		}
		var damaged = data.facts().missing().damaged();
		if (data.events() == 0 && !damaged.isEmpty()) {
			return NLS.bind(ViewMessages.Damaged, damaged.getFirst());
		}
		if (data.events() == 0) {
			var none = NLS.bind(source.state() == SourceState.LIVE ? Messages.EmptyNoEventsYet : Messages.EmptyNoEvents, source.name());
			return Stream.concat(Stream.of(none), data.facts().warnings().stream()).collect(Collectors.joining("\n")); //$NON-NLS-1$
		}
		return whyNot;
	}

	/** What a recording holds in place of calls. */
	static String noCalls(RecordingSource source, RecordingSnapshot data) {
		if (data.scope().window().isPresent()) {
			return NLS.bind(ViewMessages.NothingThen, source.name(), TimeRangeText.format(data.scope().window().get()));
		}
		return NLS.bind(Messages.EmptyNoCalls, new Object[] { source.name(), Quantities.count(data.events()), String.join(", ", data.facts().markers()) }); //$NON-NLS-1$
	}

	private void follow(String link, IWorkbenchPartSite site) {
		if ("copy".equals(link)) { //$NON-NLS-1$
			var clipboard = new Clipboard(page.getDisplay());
			clipboard.setContents(new Object[] { probe.getText() }, new Transfer[] { TextTransfer.getInstance() });
			clipboard.dispose();
		} else {
			DebugUITools.openLaunchConfigurationDialogOnGroup(site.getShell(), new StructuredSelection(PythonLaunchType.find()), PROFILE_GROUP);
		}
	}

	/** Records all calls of Python functions. */
	static String presetText() {
		try {
			return Presets.named("python").text(); //$NON-NLS-1$
		} catch (SessionException e) {
			UiPlugin.log(IStatus.ERROR, e.getMessage(), e);
			return ""; //$NON-NLS-1$
		}
	}
}
