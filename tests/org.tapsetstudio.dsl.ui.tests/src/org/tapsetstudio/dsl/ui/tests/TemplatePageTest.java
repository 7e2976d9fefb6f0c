package org.tapsetstudio.dsl.ui.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tapsetstudio.robot.Ui.ui;
import static org.tapsetstudio.robot.Wait.waitUntil;

import java.util.Arrays;
import java.util.List;

import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.ui.completion.ScriptContentAssistProcessor;
import org.tapsetstudio.robot.Mouse;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Widgets;

/** Preferences > SystemTap Scripts > Templates. */
class TemplatePageTest {

	@Test
	void aTemplateThatIsSwitchedOffIsNotProposedUntilItIsSwitchedOnAgain() {
		try (ScriptEditor script = ScriptEditor.open("templates.stp", "probe begin\n{\n\this\n}\n")) {
			assertTrue(proposals(script).stream().anyMatch(name -> name.startsWith("hist - ")));
			try {
				change(false);
				assertFalse(proposals(script).stream().anyMatch(name -> name.startsWith("hist - ")));
			} finally {
				change(true);
			}
			assertTrue(proposals(script).stream().anyMatch(name -> name.startsWith("hist - ")));
		}
	}

	private static List<String> proposals(ScriptEditor script) {
		ITextViewer viewer = ui(() -> script.editor.getAdapter(ITextViewer.class));
		return Arrays.stream(new ScriptContentAssistProcessor().computeCompletionProposals(viewer, script.text().indexOf("his") + 3)).map(proposal -> proposal.getDisplayString()).toList();
	}

	/** Opens the page, checks or unchecks the template "hist" and applies. */
	private static void change(boolean on) {
		PreferenceDialog dialog = ui(() -> {
			PreferenceDialog created = PreferencesUtil.createPreferenceDialogOn(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell(), "org.tapsetstudio.dsl.ui.templates",
					new String[] { "org.tapsetstudio.dsl.ui.templates" }, null);
			created.setBlockOnOpen(false);
			created.open();
			return created;
		});
		Shell shell = ui(dialog::getShell);
		Table table = Widgets.awaitBelow(shell, Table.class, candidate -> (candidate.getStyle() & SWT.CHECK) != 0 && candidate.getItemCount() > 5, "the templates");
		ScriptEditor.picture("templates-page");
		Ui.run(() -> {
			TableItem hist = Arrays.stream(table.getItems()).filter(item -> item.getText().equals("hist")).findFirst().orElseThrow();
			hist.setChecked(on);
			Event event = new Event();
			event.item = hist;
			event.detail = SWT.CHECK;
			table.notifyListeners(SWT.Selection, event);
		});
		Mouse.click(Widgets.awaitBelow(shell, Button.class, button -> button.getText().replace("&", "").equals("Apply and Close"), "the button that applies"));
		waitUntil(shell::isDisposed, "the preferences to close");
	}
}
