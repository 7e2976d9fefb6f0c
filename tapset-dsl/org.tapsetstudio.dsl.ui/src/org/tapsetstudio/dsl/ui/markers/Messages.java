package org.tapsetstudio.dsl.ui.markers;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Column_hits;
	public static String Hits_rate;
	public static String Hits_off;
	public static String View_capture;
	public static String View_recording;
	public static String View_noRecording;
	public static String Column_armable;
	public static String Column_detail;
	public static String Column_name;
	public static String Armable_no;
	public static String Armable_yes;
	public static String Filter_hint;
	public static String Job_file;
	public static String Job_narrow;
	public static String Job_process;
	public static String Job_system;
	public static String Job_task;
	public static String View_copied;
	public static String View_copy;
	public static String View_empty;
	public static String View_file;
	public static String View_fileTitle;
	public static String View_insert;
	public static String View_noMatch;
	public static String View_noMarkers;
	public static String View_process;
	public static String View_processMessage;
	public static String View_processTitle;
	public static String View_scanning;
	public static String View_system;

	static {
		NLS.initializeMessages("org.tapsetstudio.dsl.ui.markers.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
