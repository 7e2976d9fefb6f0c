package org.tapsetstudio.dsl.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tapsetstudio.robot.Ui.ui;
import static org.tapsetstudio.robot.Wait.waitFor;
import static org.tapsetstudio.robot.Wait.waitUntil;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.jface.bindings.keys.ParseException;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.keys.IBindingService;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.robot.Keyboard;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Widgets;

/** Ctrl+Shift+G and the Search view. */
class ReferencesTest {
	private static final String GENERIC_EDITOR = "org.eclipse.ui.genericeditor.genericEditorContext";
	private static final String SEARCH = "org.eclipse.search.ui.views.SearchView";
	private static final String SCRIPT = "global calls\nprobe begin\n{\n\tcalls[usecs_to_string(1)] = 2\n\tprintln(usecs_to_string(3), usecs_to_string(4), calls[\"\"])\n}\n";

	@Test
	void controlShiftGListsReferencesInAllScripts() {
		try (ScriptEditor script = ScriptEditor.open("references.stp", SCRIPT)) {
			IFile other = script.file.getParent().getFile(IPath.fromOSString("other.stp"));
			Ui.run(() -> other.create(new ByteArrayInputStream("probe end { println(usecs_to_string(5)) }\n".getBytes(StandardCharsets.UTF_8)), true, null));
			try {
				script.caretBehind("println(usecs");
				Keyboard.press(SWT.CTRL | SWT.SHIFT, 'g');
				Tree tree = waitFor(() -> tree("references.stp"), "the references in the Search view");
				List<String> wanted = List.of("4: calls[usecs_to_string(1)] = 2", "5: println(usecs_to_string(3), usecs_to_string(4), calls[\"\"]) (2)", "1: probe end { println(usecs_to_string(5)) }");
				waitUntil(() -> lines(tree).containsAll(wanted), () -> "the lines " + wanted + ", there are " + lines(tree));
				ScriptEditor.picture("references");
				Ui.run(() -> {
					TreeItem line = item(tree, "1: probe end");
					tree.setSelection(line);
				});
				Keyboard.focus(tree);
				Keyboard.press(0, SWT.CR);
				waitUntil(() -> PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().getActiveEditor() instanceof ITextEditor editor
						&& editor.getEditorInput().getName().equals("other.stp") && editor.getSelectionProvider().getSelection() instanceof ITextSelection selection
						&& selection.getText().equals("usecs_to_string"), "the reference in the other script to be selected");
			} finally {
				Ui.run(() -> {
					IViewPart view = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().findView(SEARCH);
					PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().hideView(view);
					PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().closeAllEditors(false);
					other.delete(true, null);
				});
			}
		}
	}

	/** Where two commands have one key in the same place, pressing it asks which is meant. */
	@Test
	void noOtherCommandHasAKeyOfTheEditor() throws ParseException {
		try (ScriptEditor script = ScriptEditor.open("keys.stp", SCRIPT)) {
			script.caretBehind("println(usecs");
			IBindingService keys = PlatformUI.getWorkbench().getService(IBindingService.class);
			List<Binding> ours = Stream.of(keys.getBindings()).filter(binding -> GENERIC_EDITOR.equals(binding.getContextId()) && binding.getParameterizedCommand() != null).toList();
			assertTrue(ours.stream().anyMatch(binding -> binding.getParameterizedCommand().getId().startsWith("org.tapsetstudio.dsl.ui.")), ours::toString);
			KeySequence references = KeySequence.getInstance("CTRL+SHIFT+G");
			assertEquals("org.eclipse.ui.genericeditor.findReferences", ui(() -> keys.getPerfectMatch(references).getParameterizedCommand().getId()));
			for (Binding binding : ours) {
				Set<String> commands = ours.stream().filter(other -> other.getTriggerSequence().equals(binding.getTriggerSequence())).map(other -> other.getParameterizedCommand().getId()).collect(Collectors.toSet());
				assertEquals(1, commands.size(), () -> binding.getTriggerSequence() + " is the key of " + commands);
			}
		}
	}

	private static Tree tree(String file) {
		List<Tree> trees = Widgets.all(Tree.class, tree -> lines(tree).stream().anyMatch(line -> line.startsWith(file + " - ")));
		return trees.isEmpty() ? null : trees.get(0);
	}

	/** The texts of all items that are there. */
	private static List<String> lines(Tree tree) {
		List<String> lines = new ArrayList<>();
		if (!tree.isDisposed()) {
			for (TreeItem file : tree.getItems()) {
				lines.add(file.getText());
				for (TreeItem line : file.getItems()) {
					lines.add(line.getText());
				}
			}
		}
		return lines;
	}

	private static TreeItem item(Tree tree, String begin) {
		for (TreeItem file : tree.getItems()) {
			for (TreeItem line : file.getItems()) {
				if (line.getText().startsWith(begin)) {
					return line;
				}
			}
		}
		throw new AssertionError(begin + " is not in " + ui(() -> lines(tree)));
	}
}
