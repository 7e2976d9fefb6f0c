package org.tapsetstudio.dsl.lsp;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.ParameterInformation;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureInformation;
import org.tapsetstudio.dsl.ide.hover.Hovers;
import org.tapsetstudio.dsl.ide.signature.Signature;
import org.tapsetstudio.dsl.ide.signature.Signatures;

/** What is said of the thing under the pointer and of the call around the caret. */
final class Explanations {
	private Explanations() {
	}

	/** Null where nothing can be said. */
	static Hover hover(Script script, int offset, boolean markdown) {
		return new Hovers(script.model()).at(offset).map(hover -> {
			String title = markdown ? "```systemtap\n" + hover.title() + "\n```" : hover.title();
			String text = hover.documentation().isEmpty() ? title : title + "\n\n" + hover.documentation();
			return new Hover(new MarkupContent(markdown ? MarkupKind.MARKDOWN : MarkupKind.PLAINTEXT, text), script.lines().range(hover.span()));
		}).orElse(null);
	}

	/** Null outside of calls. */
	static SignatureHelp signatures(Script script, int offset) {
		return Signatures.at(script.model(), offset).map(help -> {
			List<SignatureInformation> signatures = new ArrayList<>();
			for (Signature signature : help.signatures()) {
				SignatureInformation information = new SignatureInformation(signature.label());
				information.setParameters(signature.parameters().stream().map(ParameterInformation::new).toList());
				if (!signature.documentation().isEmpty()) {
					information.setDocumentation(signature.documentation());
				}
				signatures.add(information);
			}
			return new SignatureHelp(signatures, help.active(), help.parameter());
		}).orElse(null);
	}
}
