package org.tapsetstudio.ui.internal.launching;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;
import org.tapsetstudio.session.Backend;
import org.tapsetstudio.session.preflight.Expectation;
import org.tapsetstudio.ui.internal.Messages;

/**
 * What one click can do about a probe that will not fire.
 *
 * @param label of a button
 * @param kind what the click does
 * @param value the text to copy, or the name of the {@link Backend} to set
 */
public record LaunchFix(String label, Kind kind, String value) {
	/** What a click does. */
	public enum Kind {
		COPY, SET_BACKEND
	}

	private static final Pattern PACKAGE = Pattern.compile("\\(package ([a-z0-9][a-z0-9.+-]+)\\)"); //$NON-NLS-1$

	/** The fix for what is expected; empty where a person has to do something else, as the advice says. */
	public static Optional<LaunchFix> of(Expectation expectation) {
		var advice = expectation.remedy();
		var named = PACKAGE.matcher(advice);
		if (named.find()) {
			var command = "sudo apt-get install " + named.group(1); //$NON-NLS-1$
			return Optional.of(new LaunchFix(NLS.bind(Messages.FixCopy, command), Kind.COPY, command));
		}
		if (advice.contains("Leave out --backend uprobe")) { //$NON-NLS-1$
			return Optional.of(new LaunchFix(Messages.FixAgent, Kind.SET_BACKEND, Backend.AUTO.name()));
		}
		if (advice.contains("Try --backend uprobe")) { //$NON-NLS-1$
			return Optional.of(new LaunchFix(Messages.FixKernel, Kind.SET_BACKEND, Backend.UPROBE.name()));
		}
		return advice.isEmpty() ? Optional.empty() : Optional.of(new LaunchFix(Messages.FixCopyAdvice, Kind.COPY, advice));
	}

	/** Does what a click does; on the UI thread. */
	public void apply(Consumer<String> setBackend) {
		switch (kind) {
		case COPY -> {
			var clipboard = new Clipboard(Display.getCurrent());
			clipboard.setContents(new Object[] { value }, new Transfer[] { TextTransfer.getInstance() });
			clipboard.dispose();
		}
		case SET_BACKEND -> setBackend.accept(value);
		}
	}
}
