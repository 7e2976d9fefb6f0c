package org.tapsetstudio.dsl.ui.signature;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.TextPresentation;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationPresenter;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.ui.PlatformUI;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.signature.OpenCall;
import org.tapsetstudio.dsl.ide.signature.Signatures;
import org.tapsetstudio.dsl.ide.text.TextSpan;
import org.tapsetstudio.dsl.ui.document.Background;
import org.tapsetstudio.dsl.ui.document.EditorModels;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;

/**
 * Shows the signature of the call around the caret as long as the caret is in it, with the parameter that is being typed in bold. The editor asks on the UI
 * thread with each key: so names are looked up elsewhere, in the newest model there is, and what takes longer than a key is shown when it is known. UI thread only.
 */
public final class ParameterHints implements IContextInformationValidator, IContextInformationPresenter {
	/** The characters behind which the parameters are shown. */
	public static final String ACTIVATORS = "(,"; //$NON-NLS-1$
	/** How long the editor waits for the parameters; milliseconds. */
	private static final long PATIENCE = 30;
	private static final IContextInformation[] NONE = {};

	/** Hints that came too late for whom had asked for them. */
	private record Late(String text, int offset, IContextInformation[] hints) {
		boolean answers(String wanted, int at) {
			return text.equals(wanted) && offset == at;
		}
	}

	private static Late late;

	private ParameterHint hint;
	private ITextViewer viewer;
	private int shown;

	/** A hint for each overload, the one that fits best first; empty outside of calls, and where they are not known at once: then they are shown later. */
	public static IContextInformation[] at(ITextViewer viewer, int offset) {
		ScriptDocument script = ScriptDocument.of(viewer.getDocument());
		ScriptModel model = script == null ? null : script.latest();
		if (model == null) {
			return NONE;
		}
		String text = viewer.getDocument().get();
		if (late != null && late.answers(text, offset)) {
			return late.hints();
		}
		CompletableFuture<IContextInformation[]> asked = Background.supply(() -> find(model, text, offset));
		try {
			return asked.get(PATIENCE, TimeUnit.MILLISECONDS);
		} catch (TimeoutException e) {
			asked.thenAccept(hints -> showLater(viewer, new Late(text, offset, hints)));
			return NONE;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return NONE;
		} catch (ExecutionException e) {
			throw new IllegalStateException(e.getCause());
		}
	}

	private static IContextInformation[] find(ScriptModel model, String text, int offset) {
		return Signatures.at(model, EditorModels.shared().tokens(text), offset).stream().flatMap(help -> {
			var best = help.signatures().get(help.active());
			return Stream.concat(Stream.of(best), help.signatures().stream().filter(signature -> signature != best)).map(signature -> new ParameterHint(help.start(), signature));
		}).toArray(IContextInformation[]::new);
	}

	/** Has the editor ask again, unless the user has gone on meanwhile. */
	private static void showLater(ITextViewer viewer, Late answer) {
		PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
			if (answer.hints().length > 0 && viewer.getTextWidget() != null && viewer.getSelectedRange().x == answer.offset() && viewer instanceof ITextOperationTarget target) {
				late = answer;
				target.doOperation(ISourceViewer.CONTENTASSIST_CONTEXT_INFORMATION);
			}
		});
	}

	@Override
	public void install(IContextInformation information, ITextViewer textViewer, int offset) {
		hint = information instanceof ParameterHint known ? known : null;
		viewer = textViewer;
		shown = -1;
	}

	@Override
	public boolean isContextInformationValid(int offset) {
		return argument(offset) >= 0;
	}

	@Override
	public boolean updatePresentation(int offset, TextPresentation presentation) {
		int argument = argument(offset);
		if (argument == shown || argument < 0) {
			return false;
		}
		shown = argument;
		presentation.clear();
		TextSpan bold = hint.parameter(argument);
		presentation.addStyleRange(new StyleRange(bold.start(), bold.length(), null, null, SWT.BOLD));
		return true;
	}

	/** The argument of the hint's call that an offset is in; -1 if it is in none. */
	private int argument(int offset) {
		if (hint == null || viewer.getDocument() == null) {
			return -1;
		}
		return OpenCall.around(EditorModels.shared().tokens(viewer.getDocument().get()), offset).stream().filter(call -> call.name().start() == hint.getContextInformationPosition())
				.mapToInt(OpenCall::argument).findFirst().orElse(-1);
	}
}
