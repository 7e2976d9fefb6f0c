package org.tapsetstudio.ui.internal.timeline;

import org.eclipse.osgi.util.NLS;

/** Sentences of this package. */
final class Messages extends NLS {
	public static String Needs;
	public static String Description;
	public static String Keys;
	public static String NoSelection;
	public static String Overview;
	public static String Lost;
	public static String SearchHint;
	public static String Found;
	public static String RangeHint;
	public static String NoRange;
	public static String TipTime;
	public static String TipInstant;
	public static String TipThread;
	public static String TipCallers;
	public static String TipMany;
	public static String TipNothing;
	public static String NoteOpen;
	public static String NoteUnwound;
	public static String NoteResumed;
	public static String NoteYielded;
	public static String NoteStartCut;
	public static String NoteEndCut;
	public static String NoteInherited;
	public static String NoteContinued;
	public static String NotePart;
	public static String ColumnStart;
	public static String ColumnDuration;
	public static String ColumnFunction;
	public static String ColumnPlace;
	public static String ColumnThread;
	public static String ColumnDepth;
	public static String ColumnNotes;
	public static String TableLimit;
	public static String ShowAll;
	public static String GoToRange;
	public static String Follow;
	public static String ShowTable;
	public static String GoTo;
	public static String NextCall;
	public static String PreviousCall;
	public static String LongestCall;
	public static String ShortestCall;
	public static String NextFound;
	public static String PreviousFound;
	public static String Threads;
	public static String HideThread;
	public static String ShowOnlyThread;
	public static String ShowAllThreads;
	public static String CollapseThreads;
	public static String ExpandThreads;
	public static String Bookmarks;
	public static String AddBookmark;
	public static String AddBookmarkTitle;
	public static String AddBookmarkMessage;
	public static String BookmarkEmpty;
	public static String GoToBookmark;
	public static String RemoveBookmark;
	public static String ExportPicture;
	public static String OpenSource;
	public static String Copy;

	static {
		NLS.initializeMessages("org.tapsetstudio.ui.internal.timeline.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
