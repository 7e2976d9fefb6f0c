package org.tapsetstudio.dsl.ui.symbols;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String SymbolDialog_message;
	public static String SymbolDialog_reading;
	public static String SymbolDialog_title;

	static {
		NLS.initializeMessages("org.tapsetstudio.dsl.ui.symbols.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
