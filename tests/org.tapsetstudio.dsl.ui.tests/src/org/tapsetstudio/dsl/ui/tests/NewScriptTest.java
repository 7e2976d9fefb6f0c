package org.tapsetstudio.dsl.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tapsetstudio.robot.Ui.ui;
import static org.tapsetstudio.robot.Wait.waitUntil;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.List;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchWizard;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.robot.Keyboard;
import org.tapsetstudio.robot.Mouse;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Widgets;

/** The wizard for new scripts, and templates. */
class NewScriptTest {
	@Test
	void theWizardWritesTheChosenScriptAndOpensIt() {
		IProject project = ui(() -> {
			IProject created = ResourcesPlugin.getWorkspace().getRoot().getProject("wizard");
			created.create(null);
			created.open(null);
			return created;
		});
		try {
			openWizard(project);
			Shell shell = Widgets.await(Shell.class, "New Probe Script");
			List choices = Widgets.awaitBelow(shell, List.class, list -> list.getItemCount() > 5, "the list of scripts to begin with");
			Keyboard.focus(choices);
			Keyboard.pressKey(0, SWT.ARROW_DOWN);
			Keyboard.pressKey(0, SWT.ARROW_DOWN);
			Widgets.awaitBelow(shell, Text.class, text -> text.getText().startsWith("// Python: the functions that are called most"), "the preview of the chosen script");
			ScriptEditor.picture("wizard");
			Mouse.click(Widgets.await(Button.class, "Finish"));
			IFile file = project.getFile("script.stp");
			waitUntil(() -> PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().getActiveEditor() instanceof ITextEditor editor
					&& file.equals(editor.getEditorInput().getAdapter(IFile.class)), "the editor of the new script");
			assertTrue(ui(() -> file.readString()).contains("probe timer.s(1), end"));
		} finally {
			Ui.run(() -> {
				PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().closeAllEditors(false);
				project.delete(true, null);
			});
		}
	}

	@Test
	void aTemplateIsOfferedWhereItFitsAndFilledInByTheTabKey() {
		try (ScriptEditor script = ScriptEditor.open("template.stp", "probe begin\n{\n\t\n}\n")) {
			script.caretBehind("{\n\t");
			Keyboard.type("hist");
			Keyboard.pressUntil(SWT.CTRL, ' ', () -> Widgets.all(TableItem.class, item -> item.getText().startsWith("hist - ")).size() == 1, () -> "the template in the list");
			ScriptEditor.picture("template");
			waitUntil(NewScriptTest::choose, () -> "the template in the list");
			waitUntil(() -> script.text().contains("\tprint(@hist_log(statistic))\n"), () -> "the template in the text " + script.text());
			Keyboard.type("times");
			waitUntil(() -> script.text().contains("\tprint(@hist_log(times))\n"), () -> "the variable to be filled in: " + script.text());
		}
	}

	private static void openWizard(IProject project) {
		Ui.run(() -> {
			IWorkbenchWizard wizard = PlatformUI.getWorkbench().getNewWizardRegistry().findWizard("org.tapsetstudio.dsl.ui.newScript").createWizard();
			wizard.init(PlatformUI.getWorkbench(), new StructuredSelection(project));
			WizardDialog dialog = new WizardDialog(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell(), wizard);
			dialog.setBlockOnOpen(false);
			dialog.open();
		});
	}

	/** In one go, for the list is made anew when more proposals come. */
	private static boolean choose() {
		return Widgets.all(TableItem.class, item -> item.getText().startsWith("hist - ")).stream().findFirst().map(item -> {
			var event = new org.eclipse.swt.widgets.Event();
			event.item = item;
			item.getParent().setSelection(item);
			item.getParent().notifyListeners(SWT.Selection, event);
			item.getParent().notifyListeners(SWT.DefaultSelection, event);
			return true;
		}).orElse(false);
	}
}
