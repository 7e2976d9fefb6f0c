package org.tapsetstudio.ui.internal;

import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.jface.preference.IPersistentPreferenceStore;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ImageRegistry;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.plugin.AbstractUIPlugin;
import org.osgi.framework.BundleContext;
import org.tapsetstudio.dsl.ui.live.MarkerHits;
import org.tapsetstudio.dsl.ui.live.ProbeNotes;
import org.tapsetstudio.ui.internal.data.LaunchFollower;
import org.tapsetstudio.launch.ProcessChooser;
import org.tapsetstudio.ui.internal.data.OpenRecordings;
import org.tapsetstudio.ui.internal.findings.FindingMarkers;
import org.tapsetstudio.ui.internal.live.ForecastNotes;
import org.tapsetstudio.ui.internal.live.LiveMarkerHits;
import org.tapsetstudio.ui.internal.live.LiveProbeNotes;
import org.tapsetstudio.ui.internal.live.ScriptNotes;
import org.tapsetstudio.ui.internal.open.RecordingMoves;
import org.tapsetstudio.ui.internal.open.ShownRecording;
import org.tapsetstudio.remote.SshQuestions;
import org.tapsetstudio.ui.internal.launching.WorkbenchProcessChooser;
import org.tapsetstudio.ui.internal.launching.WorkbenchSshQuestions;

/** The bundle's life: follows launches, holds the recording that is shown. */
public final class UiPlugin extends AbstractUIPlugin {
	/** The bundle. */
	public static final String ID = "org.tapsetstudio.ui"; //$NON-NLS-1$

	private static UiPlugin instance;
	private final OpenRecordings recordings = new OpenRecordings();
	private final LaunchFollower follower = new LaunchFollower(recordings);
	private final FindingMarkers markers = new FindingMarkers(recordings);
	private final LiveProbeNotes notes = new LiveProbeNotes(recordings);
	private final ForecastNotes forecasts = new ForecastNotes();
	private final LiveMarkerHits hits = new LiveMarkerHits(recordings);
	private final RecordingMoves moves = new RecordingMoves();
	private ShownRecording shown;

	@Override
	public void start(BundleContext context) throws Exception {
		super.start(context);
		instance = this;
		DebugPlugin.getDefault().addDebugEventListener(follower);
		recordings.add(markers);
		recordings.add(notes);
		DebugPlugin.getDefault().getLaunchManager().addLaunchConfigurationListener(forecasts);
		context.registerService(ProbeNotes.class, new ScriptNotes(notes, forecasts), null);
		recordings.add(hits);
		context.registerService(MarkerHits.class, hits, null);
		shown = new ShownRecording((IPersistentPreferenceStore) getPreferenceStore());
		recordings.add(shown);
		ResourcesPlugin.getWorkspace().addResourceChangeListener(moves, IResourceChangeEvent.POST_CHANGE);
		context.registerService(SshQuestions.class, new WorkbenchSshQuestions(), null);
		context.registerService(ProcessChooser.class, new WorkbenchProcessChooser(), null);
	}

	@Override
	public void stop(BundleContext context) throws Exception {
		var debug = DebugPlugin.getDefault();
		if (debug != null) {
			debug.removeDebugEventListener(follower);
			debug.getLaunchManager().removeLaunchConfigurationListener(forecasts);
		}
		recordings.remove(shown);
		ResourcesPlugin.getWorkspace().removeResourceChangeListener(moves);
		recordings.close();
		instance = null;
		super.stop(context);
	}

	public static UiPlugin get() {
		return instance;
	}

	/** Shows what was shown when the workbench was closed. */
	public static void restoreShown() {
		instance.shown.restore();
	}

	/** The recording that is shown. */
	public static OpenRecordings recordings() {
		return instance.recordings;
	}

	/** Writes to the Error Log. */
	public static void log(int severity, String message, Throwable cause) {
		instance.getLog().log(new Status(severity, ID, message, cause));
	}

	/** Runs code on the user interface's thread, soon; not at all when the workbench is going down. */
	public static void onDisplay(Runnable code) {
		var display = PlatformUI.isWorkbenchRunning() ? PlatformUI.getWorkbench().getDisplay() : null;
		if (display != null && !display.isDisposed()) {
			display.asyncExec(code);
		}
	}

	/** An image of the folder {@code icons}. For the user interface's thread; the bundle disposes it. */
	public static Image image(String name) {
		return instance.getImageRegistry().get(name);
	}

	/** The description of an image of the folder {@code icons}. */
	public static ImageDescriptor descriptor(String name) {
		return ResourceLocator.imageDescriptorFromBundle(ID, "icons/" + name + ".svg").orElseGet(ImageDescriptor::getMissingImageDescriptor); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** The description of a picture of the folder {@code icons} that is no drawing. */
	public static ImageDescriptor picture(String name) {
		return ResourceLocator.imageDescriptorFromBundle(ID, "icons/" + name + ".png").orElseGet(ImageDescriptor::getMissingImageDescriptor); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	protected void initializeImageRegistry(ImageRegistry registry) {
		for (var name : new String[] { Icons.CALL_TREE, Icons.FLAME, Icons.HOT, Icons.RECORDING, Icons.FUNCTION, Icons.PYTHON, Icons.PROGRAM, Icons.TRACING }) {
			registry.put(name, descriptor(name));
		}
	}
}
