package org.tapsetstudio.ui.internal;

import org.eclipse.osgi.util.NLS;

/** Sentences of this bundle. */
public final class Messages extends NLS {
	public static String Reading;
	public static String Opening;
	public static String NoRecording;
	public static String OpenRecording;
	public static String DataCounts;
	public static String DataLive;
	public static String DataFinished;
	public static String DataStopped;
	public static String DataFailed;
	public static String EmptyNothingOpen;
	public static String EmptyNoEventsYet;
	public static String EmptyNoEvents;
	public static String EmptyNoCalls;
	public static String EmptyAdvice;
	public static String CallTreeNeeds;
	public static String FlameNeeds;
	public static String HotFunctionsNeeds;
	public static String ColumnFunction;
	public static String ColumnFile;
	public static String ColumnTotal;
	public static String ColumnShare;
	public static String ColumnSelf;
	public static String ColumnSelfShare;
	public static String ColumnCalls;
	public static String FilterHint;
	public static String SearchHint;
	public static String Search;
	public static String ShowAll;
	public static String OpenSource;
	public static String ExpandHotPath;
	public static String CollapseAll;
	public static String NoSource;
	public static String MissingSource;
	public static String FlameNode;
	public static String FlameFound;
	public static String FlameDescription;
	public static String FlameKeys;
	public static String FlameNoSelection;
	public static String FlameChange;
	public static String FlameUpwards;
	public static String FlameInverted;
	public static String FlameOrder;
	public static String FlameFirstCall;
	public static String FlameHeaviest;
	public static String FlameByName;
	public static String ExportPicture;
	public static String CopyText;
	public static String SavingBookmarks;
	public static String BookmarksFailed;
	public static String Looking;
	public static String SwitchFailed;
	public static String Switching;
	public static String Overhead;
	public static String Paused;
	public static String FindingsFailed;
	public static String ScriptLabel;
	public static String InterpreterLabel;
	public static String ArgumentsLabel;
	public static String DirectoryLabel;
	public static String DirectoryHint;
	public static String BrowseWorkspace;
	public static String BrowseDisk;
	public static String BrowseVariables;
	public static String ChooseFile;
	public static String ChooseFileMessage;
	public static String MainTab;
	public static String TracingTab;
	public static String ProbeLabel;
	public static String ProbeHint;
	public static String ProbeNote;
	public static String RecordingsLabel;
	public static String RecordingsHint;
	public static String ModeLabel;
	public static String ModePreference;
	public static String ModeAuto;
	public static String ModeExact;
	public static String ModeFast;
	public static String PreferencesDescription;
	public static String DecorationLive;

	static {
		NLS.initializeMessages("org.tapsetstudio.ui.internal.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
