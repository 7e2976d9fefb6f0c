package org.tapsetstudio.ui.internal.navigator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;

import org.eclipse.core.resources.IResource;
import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.IDebugEventSetListener;
import org.eclipse.jface.viewers.BaseLabelProvider;
import org.eclipse.jface.viewers.IDecoration;
import org.eclipse.jface.viewers.ILightweightLabelDecorator;
import org.eclipse.jface.viewers.LabelProviderChangedEvent;
import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.launch.RecordingFolders;
import org.tapsetstudio.launch.TracedProcess;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.common.Quantities;

/** Behind a recording's name: its size on the disk, its duration and lost events, or that its program still runs. Decorates in the background. */
public final class RecordingDecorator extends BaseLabelProvider implements ILightweightLabelDecorator, IDebugEventSetListener {
	public RecordingDecorator() {
		DebugPlugin.getDefault().addDebugEventListener(this);
	}

	@Override
	public void dispose() {
		var debug = DebugPlugin.getDefault();
		if (debug != null) {
			debug.removeDebugEventListener(this);
		}
		super.dispose();
	}

	@Override
	public void decorate(Object element, IDecoration decoration) {
		if (element instanceof IResource resource && RecordingFolders.isRecording(resource) && resource.getLocation() != null
				&& Files.isDirectory(resource.getLocation().toPath())) {
			var path = resource.getLocation().toPath();
			decoration.addSuffix(NLS.bind("  [{0}]", isLive(path) ? Messages.DecorationLive : words(RecordingNumbers.of(path)))); //$NON-NLS-1$
		}
	}

	@Override
	public void handleDebugEvents(DebugEvent[] events) {
		for (var event : events) {
			if (event.getSource() instanceof TracedProcess && event.getKind() != DebugEvent.CHANGE) {
				UiPlugin.onDisplay(() -> fireLabelProviderChanged(new LabelProviderChangedEvent(this)));
			}
		}
	}

	private static boolean isLive(Path recording) {
		for (var process : DebugPlugin.getDefault().getLaunchManager().getProcesses()) {
			if (process instanceof TracedProcess traced && !traced.isTerminated() && traced.recording().filter(recording::equals).isPresent()) {
				return true;
			}
		}
		return false;
	}

	private static String words(RecordingNumbers numbers) {
		var words = new StringJoiner(", "); //$NON-NLS-1$
		words.add(Quantities.bytes(numbers.bytes()));
		if (numbers.durationNanos() > 0) {
			words.add(Quantities.duration(numbers.durationNanos()));
		}
		if (numbers.lost() > 0) {
			words.add(NLS.bind(Messages.DecorationLost, Quantities.count(numbers.lost())));
		}
		return words.toString();
	}
}
