package org.tapsetstudio.dsl.ui.tests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.tapsetstudio.robot.Wait.waitUntil;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.robot.Ui;

/** What is saved holds every byte that was there, whatever it is. */
class EncodingTest {
	private static final byte[] LATIN = "# caf\u00e9\nprobe begin { println(\"\u00fc\u00ff\") }\n".getBytes(ISO_8859_1);

	@Test
	void bytesThatAreNoUtf8AreKeptAndMentioned() {
		try (ScriptEditor script = ScriptEditor.open("latin.stp", LATIN)) {
			waitUntil(() -> script.problems().equals(List.of("1 warning <\u00e9>")), () -> "the hint at the first such byte, there is " + script.problems());
			waitUntil(() -> script.bulbs().equals(Map.of("1 warning", false)), () -> "a warning without light bulb, not " + script.bulbs());
			ScriptEditor.picture("encoding");
			assertArrayEquals(("// new\n" + new String(LATIN, ISO_8859_1)).getBytes(ISO_8859_1), changed(script));
		}
	}

	@Test
	void anyBytesAreKept() {
		byte[] all = new byte[512];
		for (int i = 0; i < all.length; i++) {
			all[i] = (byte) (i < 256 ? i : 511 - i);
		}
		try (ScriptEditor script = ScriptEditor.open("bytes.stp", all)) {
			assertArrayEquals(("// new\n" + new String(all, ISO_8859_1)).getBytes(ISO_8859_1), changed(script));
		}
	}

	@Test
	void utf8IsUtf8WithItsMark() {
		String text = "\ufeff# caf\u00e9 \u2620\nprobe begin { println(\"\u00fc\") }\r\n";
		try (ScriptEditor script = ScriptEditor.open("utf8.stp", text)) {
			assertEquals(text.substring(1), script.text());
			assertEquals("\ufeff// new\n" + text.substring(1), new String(changed(script), UTF_8));
			waitUntil(() -> script.problems().isEmpty(), () -> "no problems, there are " + script.problems());
		}
	}

	@Test
	void whatTheEncodingCannotHoldIsNotSaved() throws Exception {
		try (ScriptEditor script = ScriptEditor.open("refused.stp", LATIN)) {
			Ui.run(() -> script.document().replace(0, 0, "# \u2620\n"));
			var buffer = FileBuffers.getTextFileBufferManager().getTextFileBuffer(script.file.getFullPath(), LocationKind.IFILE);
			Ui.run(() -> assertThrows(CoreException.class, () -> buffer.commit(null, false)));
			assertArrayEquals(LATIN, script.file.readAllBytes());
		}
	}

	@Test
	void outsideOfTheWorkspaceToo(@TempDir Path folder) throws Exception {
		Path file = Files.write(folder.resolve("outside.stp"), LATIN);
		ITextEditor editor = Ui.ui(() -> (ITextEditor) IDE.openEditorOnFileStore(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage(), EFS.getLocalFileSystem().fromLocalFile(file.toFile())));
		try {
			IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
			waitUntil(() -> isMentioned(editor), "the hint in the editor");
			Ui.run(() -> {
				document.replace(0, 0, "// new\n");
				editor.doSave(null);
			});
			assertArrayEquals(("// new\n" + new String(LATIN, ISO_8859_1)).getBytes(ISO_8859_1), Files.readAllBytes(file));
		} finally {
			Ui.run(() -> editor.getSite().getPage().closeEditor(editor, false));
		}
	}

	private static boolean isMentioned(ITextEditor editor) {
		var all = editor.getDocumentProvider().getAnnotationModel(editor.getEditorInput()).getAnnotationIterator();
		while (all.hasNext()) {
			if (String.valueOf(all.next().getText()).startsWith("This file is not UTF-8.")) {
				return true;
			}
		}
		return false;
	}

	/** Adds a line at the start and saves. */
	private static byte[] changed(ScriptEditor script) {
		return Ui.ui(() -> {
			script.document().replace(0, 0, "// new\n");
			script.editor.doSave(null);
			return script.file.readAllBytes();
		});
	}
}
