package org.tapsetstudio.dsl.ui.signature;

import java.util.stream.Stream;

import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.TextPresentation;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationPresenter;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.model.ScriptModels;
import org.tapsetstudio.dsl.ide.signature.OpenCall;
import org.tapsetstudio.dsl.ide.signature.Signatures;
import org.tapsetstudio.dsl.ide.text.TextSpan;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;

/**
 * Shows the signature of the call around the caret as long as the caret is in it, with the parameter that is being typed in bold. The editor asks on the UI
 * thread with each key: so names are looked up in the newest model there is, and only the tokens are those of the text as it is now.
 */
public final class ParameterHints implements IContextInformationValidator, IContextInformationPresenter {
	/** The characters behind which the parameters are shown. */
	public static final String ACTIVATORS = "(,"; //$NON-NLS-1$

	private ParameterHint hint;
	private ITextViewer viewer;
	private int shown;

	/** A hint for each overload, the one that fits best first; empty outside of calls. */
	public static IContextInformation[] at(IDocument document, int offset) {
		ScriptDocument script = ScriptDocument.of(document);
		ScriptModel model = script == null ? null : script.latest();
		if (model == null) {
			return new IContextInformation[0];
		}
		return Signatures.at(model, ScriptModels.shared().tokens(document.get()), offset).stream().flatMap(help -> {
			var best = help.signatures().get(help.active());
			return Stream.concat(Stream.of(best), help.signatures().stream().filter(signature -> signature != best)).map(signature -> new ParameterHint(help.start(), signature));
		}).toArray(IContextInformation[]::new);
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
		return OpenCall.around(ScriptModels.shared().tokens(viewer.getDocument().get()), offset).stream().filter(call -> call.name().start() == hint.getContextInformationPosition())
				.mapToInt(OpenCall::argument).findFirst().orElse(-1);
	}
}
