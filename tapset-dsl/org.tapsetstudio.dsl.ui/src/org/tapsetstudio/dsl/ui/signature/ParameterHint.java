package org.tapsetstudio.dsl.ui.signature;

import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationExtension;
import org.eclipse.swt.graphics.Image;
import org.tapsetstudio.dsl.ide.signature.Signature;
import org.tapsetstudio.dsl.ide.text.TextSpan;

/**
 * One way to call what is being called. Equal to the one that a further key asks for.
 *
 * @param start offset of the name that is called
 */
record ParameterHint(int start, Signature signature) implements IContextInformation, IContextInformationExtension {

	/** Where a parameter stands in the text of the hint; its last one where more arguments than parameters are given. */
	TextSpan parameter(int index) {
		String label = signature.label();
		int from = label.indexOf('(') + 1;
		TextSpan span = new TextSpan(from, from);
		for (int i = 0; i <= index && i < signature.parameters().size(); i++) {
			int at = label.indexOf(signature.parameters().get(i), span.end());
			if (at >= 0) {
				span = new TextSpan(at, at + signature.parameters().get(i).length());
			}
		}
		return span;
	}

	@Override
	public String getContextDisplayString() {
		return signature.label();
	}

	@Override
	public String getInformationDisplayString() {
		return signature.label();
	}

	@Override
	public Image getImage() {
		return null;
	}

	@Override
	public int getContextInformationPosition() {
		return start;
	}
}
