package org.tapsetstudio.dsl.ui.document;

import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.tapsetstudio.dsl.ide.model.ScriptModels;
import org.tapsetstudio.dsl.ide.model.TapsetFolders;
import org.tapsetstudio.dsl.semantics.FileMarkerResolver;

/** Models of the scripts of this workbench, which draw on the tapsets of the product and on those in the folders that the preferences name. */
public final class EditorModels {
	/** The node of the preferences. */
	public static final String NODE = "org.tapsetstudio.dsl.ui"; //$NON-NLS-1$
	/** The preference that has the folders of tapsets, with the system's separator of paths between them. */
	public static final String FOLDERS = "tapsetFolders"; //$NON-NLS-1$

	private static final TapsetFolders TAPSETS = new TapsetFolders(FileMarkerResolver.ofEnvironment(), EditorModels::name, ScriptDocuments::openTexts);
	private static final ScriptModels SHARED = new ScriptModels(TAPSETS);
	private static final List<Runnable> LISTENERS = new CopyOnWriteArrayList<>();

	static {
		InstanceScope.INSTANCE.getNode(NODE).addPreferenceChangeListener(event -> {
			if (event.getKey().equals(FOLDERS)) {
				Background.run(EditorModels::readFolders);
			}
		});
		if (!folders().isEmpty()) {
			Background.run(EditorModels::readFolders);
		}
	}

	private EditorModels() {
	}

	public static ScriptModels shared() {
		return SHARED;
	}

	/** Hears, on any thread, of tapsets that have changed: all scripts are to be checked again. */
	public static void addListener(Runnable listener) {
		LISTENERS.add(listener);
	}

	public static void removeListener(Runnable listener) {
		LISTENERS.remove(listener);
	}

	/** True for a file in one of the folders, whether scripts know it already or not. */
	public static boolean isTapset(IPath location) {
		return location != null && TAPSETS.get().stream().anyMatch(folder -> location.toPath().startsWith(folder));
	}

	/** To be called when tapset files have come, changed or gone. */
	public static void tapsetsChanged() {
		TAPSETS.refresh();
		ScriptDocuments.open().forEach(ScriptDocument::start);
		LISTENERS.forEach(Runnable::run);
	}

	private static void readFolders() {
		try {
			TAPSETS.set(folders());
		} catch (IOException e) {
			ILog.of(EditorModels.class).error(e.getMessage(), e);
		}
		tapsetsChanged();
	}

	/** The folders of the preferences. */
	private static List<Path> folders() {
		String value = Platform.getPreferencesService().getString(NODE, FOLDERS, "", null); //$NON-NLS-1$
		return Arrays.stream(value.split(File.pathSeparator)).filter(folder -> !folder.isBlank()).flatMap(folder -> {
			try {
				return List.of(Path.of(folder)).stream();
			} catch (InvalidPathException e) {
				ILog.of(EditorModels.class).error(e.getMessage(), e);
				return List.<Path>of().stream();
			}
		}).toList();
	}

	/** Files of the workspace have the names that their editors give them. */
	private static String name(String path) {
		IFile file = ResourcesPlugin.getWorkspace().getRoot().getFileForLocation(IPath.fromOSString(path));
		return file == null ? path : file.getFullPath().toString();
	}
}
