package org.tapsetstudio.ui.internal.launching;

import java.util.Optional;

import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.ui.PlatformUI;
import org.tapsetstudio.remote.SshQuestions;
import org.tapsetstudio.ui.internal.Messages;

/** Asks with dialogs. */
public final class WorkbenchSshQuestions implements SshQuestions {
	@Override
	public boolean trusts(String host, String keyType, String fingerprint) {
		var display = PlatformUI.getWorkbench().getDisplay();
		return display.syncCall(() -> MessageDialog.openQuestion(display.getActiveShell(), Messages.UnknownHostTitle, NLS.bind(Messages.UnknownHost, new Object[] { host, keyType, fingerprint })));
	}

	@Override
	public Optional<String> passphrase(String keyFile) {
		var display = PlatformUI.getWorkbench().getDisplay();
		return display.syncCall(() -> {
			var dialog = new InputDialog(display.getActiveShell(), Messages.PassphraseTitle, NLS.bind(Messages.PassphraseQuestion, keyFile), "", null) { //$NON-NLS-1$
				@Override
				protected int getInputTextStyle() {
					return super.getInputTextStyle() | SWT.PASSWORD;
				}
			};
			return dialog.open() == Window.OK ? Optional.of(dialog.getValue()) : Optional.empty();
		});
	}
}
