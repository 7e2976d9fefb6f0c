package org.tapsetstudio.ui.internal.editor;

import java.text.DateFormat;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.events.IHyperlinkListener;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.tapsetstudio.analysis.Statistics;
import org.tapsetstudio.model.recording.Binary;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.common.Quantities;
import org.tapsetstudio.ui.internal.open.RecordingOpener;

/** What was traced, how much was recorded, what is missing. */
final class SummaryPage extends RecordingPage {
	private enum Line {
		COMMAND(Messages.FactCommand, facts -> facts.model().getCommand()), //
		STARTED(Messages.FactStarted, facts -> facts.model().getStarted() == null ? "" : DateFormat.getDateTimeInstance().format(facts.model().getStarted())), //$NON-NLS-1$
		HOST(Messages.FactHost, facts -> facts.model().getHost()), //
		BACKEND(Messages.FactBackend, facts -> facts.model().getBackend()), //
		COMPLETE(Messages.FactComplete, facts -> facts.model().isComplete() ? Messages.FactClosed : Messages.FactOpen), //
		DURATION(Messages.FactDuration, facts -> facts.model().getDurationNanos() > 0 ? Quantities.duration(facts.model().getDurationNanos()) : ""), //$NON-NLS-1$
		SPAN(Messages.FactSpan, facts -> counted(facts, numbers -> Quantities.duration(numbers.durationNanos()))), //
		EVENTS(Messages.FactEvents, facts -> counted(facts, numbers -> Quantities.count(numbers.events()))), //
		CALLS(Messages.FactCalls, facts -> counted(facts, numbers -> Quantities.count(numbers.calls()))), //
		FUNCTIONS(Messages.FactFunctions, facts -> counted(facts, numbers -> Quantities.count(numbers.functions()))), //
		PROCESSES(Messages.FactProcesses, facts -> Quantities.count(facts.model().getProcesses().size())), //
		THREADS(Messages.FactThreads, facts -> Quantities.count(facts.model().getProcesses().stream().mapToLong(process -> process.getThreads().size()).sum())), //
		SIZE(Messages.FactSize, facts -> Quantities.bytes(facts.bytes())), //
		LOST(Messages.FactLost, SummaryPage::losses), //
		FINDINGS(Messages.FactFindings, facts -> facts.findings().map(found -> Quantities.count(found.size())).orElse(facts.pending()));

		final String label;
		final Function<RecordingFacts, String> text;

		Line(String label, Function<RecordingFacts, String> text) {
			this.label = label;
			this.text = text;
		}
	}

	private final Map<Line, Text> fields = new EnumMap<>(Line.class);
	private Text problems;
	private Text binaries;

	SummaryPage(RecordingEditor editor) {
		super(editor, "summary", Messages.PageSummary); //$NON-NLS-1$
	}

	@Override
	protected void createContent(FormToolkit toolkit, Composite body) {
		var recorded = section(toolkit, body, Messages.SectionRecorded, 2, false);
		for (var line : Line.values()) {
			toolkit.createLabel(recorded, line.label);
			var field = words(toolkit, recorded, SWT.SINGLE);
			GridDataFactory.fillDefaults().grab(true, false).hint(80, SWT.DEFAULT).applyTo(field);
			fields.put(line, field);
		}
		var links = toolkit.createHyperlink(recorded, Messages.ShowInViews, SWT.NONE);
		links.addHyperlinkListener(IHyperlinkListener.linkActivatedAdapter(e -> RecordingOpener.showViews(getSite().getPage(), recordingEditor().folder())));
		GridDataFactory.fillDefaults().span(2, 1).applyTo(links);
		problems = area(toolkit, section(toolkit, body, Messages.SectionLosses, 1, true));
		binaries = area(toolkit, section(toolkit, body, Messages.SectionEnvironment, 1, true));
	}

	private static Text area(FormToolkit toolkit, Composite section) {
		var text = words(toolkit, section, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
		GridDataFactory.fillDefaults().grab(true, true).hint(120, 70).applyTo(text);
		return text;
	}

	@Override
	protected void show(RecordingFacts facts) {
		fields.forEach((line, field) -> field.setText(text(line.text.apply(facts))));
		fields.get(Line.COMMAND).setToolTipText(fields.get(Line.COMMAND).getText()); // the one that may be longer than its field
		var omitted = facts.statistics().map(Statistics::omitted).orElse(List.of());
		problems.setText(facts.problems().isEmpty() && omitted.isEmpty() && facts.model().getLostEvents() == 0 ? Messages.NoLosses
				: losses(facts) + "\n" + Stream.concat(omitted.stream(), facts.problems().stream()).map(Object::toString).collect(Collectors.joining("\n"))); //$NON-NLS-1$ //$NON-NLS-2$
		var text = new StringBuilder();
		for (Binary binary : facts.model().getBinaries()) {
			text.append(NLS.bind(Messages.BinaryLine, binary.getPath(), text(binary.getBuildId()))).append('\n');
		}
		binaries.setText(text.toString());
	}

	private static String losses(RecordingFacts facts) {
		long lost = facts.model().getLostEvents();
		return lost == 0 ? Messages.FactNoneLost : NLS.bind(Messages.FactSomeLost, Quantities.count(lost));
	}

	private static String counted(RecordingFacts facts, Function<Statistics, String> text) {
		return facts.statistics().map(text).orElse(facts.pending());
	}
}
