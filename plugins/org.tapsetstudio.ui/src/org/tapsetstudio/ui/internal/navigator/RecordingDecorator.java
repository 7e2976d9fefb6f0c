package org.tapsetstudio.ui.internal.navigator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.IStatus;
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

/** Behind a recording's name: its size on the disk, or that its program still runs. Decorates in the background. */
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
			decoration.addSuffix(NLS.bind("  [{0}]", isLive(path) ? Messages.DecorationLive : Quantities.bytes(size(path)))); //$NON-NLS-1$
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

	private static long size(Path recording) {
		long sum = 0;
		try (var files = Files.newDirectoryStream(recording)) {
			for (var file : files) {
				sum += Files.isRegularFile(file) ? Files.size(file) : 0;
			}
		} catch (IOException e) {
			UiPlugin.log(IStatus.INFO, e.getMessage(), e);
		}
		return sum;
	}
}
