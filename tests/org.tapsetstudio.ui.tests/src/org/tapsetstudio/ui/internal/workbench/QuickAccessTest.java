package org.tapsetstudio.ui.internal.workbench;

import java.util.Locale;

import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.robot.Widgets;

/** Whoever does not know where something is finds it by its name. */
class QuickAccessTest {
	@BeforeEach
	void reset() {
		Views.reset();
	}

	@AfterEach
	void close() {
		Ui.run(() -> Widgets.all(Shell.class, shell -> shell.getParent() != null).forEach(Shell::close));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Flame Graph", "Can I Trace Here", "Make Sample Project", "Preferences (Tracing)" })
	void viewsCommandsAndPreferencesAreFound(String words) {
		Ui.run(() -> PlatformUI.getWorkbench().getDisplay()
				.asyncExec(() -> Ui.run(() -> PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand("org.eclipse.ui.window.quickAccess", null))));
		var field = Wait.waitFor(() -> Widgets.all(Text.class, text -> text.getEditable() && text.getShell().getParent() != null).stream().findFirst().orElse(null), "the field of Quick Access");
		Ui.run(() -> field.setText(words));
		Wait.waitUntil(() -> !Widgets.all(TableItem.class, item -> item.getParent().getShell() == field.getShell() && item.getText(1).toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT))).isEmpty(),
				() -> words + " among what is found: " + Widgets.all(TableItem.class, item -> item.getParent().getShell() == field.getShell()).stream().map(item -> item.getText(1)).toList());
		Views.screenshot("quick-access-" + words.toLowerCase(Locale.ROOT).replace(' ', '-'));
	}
}
