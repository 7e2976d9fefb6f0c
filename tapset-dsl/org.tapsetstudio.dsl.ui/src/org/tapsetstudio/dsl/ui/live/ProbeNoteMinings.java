package org.tapsetstudio.dsl.ui.live;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.codemining.AbstractCodeMiningProvider;
import org.eclipse.jface.text.codemining.ICodeMining;
import org.eclipse.jface.text.source.ISourceViewerExtension5;
import org.eclipse.swt.events.MouseEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;
import org.tapsetstudio.dsl.ide.lens.Lens;
import org.tapsetstudio.dsl.ide.lens.Lenses;
import org.tapsetstudio.dsl.ui.document.Background;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;

/** Shows hits, rates and cost beside the probes of a script that runs or ran. */
public final class ProbeNoteMinings extends AbstractCodeMiningProvider {
	private final ServiceTracker<ProbeNotes, ProbeNotes> services = new ServiceTracker<>(FrameworkUtil.getBundle(ProbeNoteMinings.class).getBundleContext(), ProbeNotes.class, null);
	private final ProbeNotes.Listener listener = this::update;
	private ProbeNotes heard;
	private ITextViewer viewer;

	public ProbeNoteMinings() {
		services.open();
	}

	@Override
	public CompletableFuture<List<? extends ICodeMining>> provideCodeMinings(ITextViewer textViewer, IProgressMonitor monitor) {
		viewer = textViewer;
		var notes = services.getService();
		var script = ScriptDocument.of(textViewer.getDocument());
		if (notes == null || script == null) {
			return CompletableFuture.completedFuture(List.of());
		}
		listenTo(notes);
		return Background.supply(() -> minings(script, notes));
	}

	private List<ICodeMining> minings(ScriptDocument script, ProbeNotes notes) {
		var minings = new ArrayList<ICodeMining>();
		var path = path(script.location());
		var texts = notes.of(path);
		for (Lens lens : texts.isEmpty() ? List.<Lens> of() : Lenses.of(script.current())) {
			var note = lens.probe() ? texts.get(lens.line()) : null;
			if (note != null) {
				try {
					minings.add(new ProbeNoteMining(viewer.getDocument(), lens.line() - 1, note, this, action(notes, path, lens.line())));
				} catch (BadLocationException e) {
					return minings; // the text has changed; the next update has the right places
				}
			}
		}
		return minings;
	}

	private static Consumer<MouseEvent> action(ProbeNotes notes, Path script, int line) {
		if (notes.isOn(script, line).isPresent()) {
			return click -> notes.isOn(script, line).ifPresent(on -> notes.set(script, line, !on));
		}
		return notes.remedy(script, line).<Consumer<MouseEvent>> map(remedy -> click -> remedy.action().run()).orElse(null);
	}

	private void listenTo(ProbeNotes notes) {
		if (heard != notes) {
			heard = notes;
			notes.addListener(listener);
		}
	}

	private void update() {
		var widget = viewer == null ? null : viewer.getTextWidget();
		if (widget != null && !widget.isDisposed() && viewer instanceof ISourceViewerExtension5 minable) {
			widget.getDisplay().asyncExec(() -> {
				if (!widget.isDisposed()) {
					minable.updateCodeMinings();
				}
			});
		}
	}

	static Path path(IPath location) {
		var file = location.segmentCount() > 1 ? ResourcesPlugin.getWorkspace().getRoot().getFile(location) : null;
		return file != null && file.getLocation() != null && file.exists() ? file.getLocation().toPath() : location.toPath();
	}

	@Override
	public void dispose() {
		if (heard != null) {
			heard.removeListener(listener);
		}
		services.close();
		super.dispose();
	}
}
