package org.tapsetstudio.dsl.parser;

import java.util.List;

import org.antlr.runtime.Token;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.parser.IAstFactory;
import org.eclipse.xtext.parser.antlr.AntlrDatatypeRuleToken;

/**
 * Builds the tree. Attributes hold the tokens' texts as they are: names, numbers and strings are checked in the lexer, so no conversion can fail
 * here, and the text of a token from a macro is not the text of its node.
 */
public class StpAstFactory implements IAstFactory {
	@Override
	public EObject create(EClassifier type) {
		return EcoreUtil.create((EClass) type);
	}

	@Override
	public void set(EObject object, String feature, Object value, String rule, INode node) {
		object.eSet(feature(object, feature), plain(value));
	}

	@Override
	@SuppressWarnings("unchecked")
	public void add(EObject object, String feature, Object value, String rule, INode node) {
		if (value != null) {
			((List<Object>) object.eGet(feature(object, feature))).add(plain(value));
		}
	}

	private static EStructuralFeature feature(EObject object, String name) {
		return object.eClass().getEStructuralFeature(name);
	}

	private static Object plain(Object value) {
		if (value instanceof Token token) {
			return token.getText();
		}
		return value instanceof AntlrDatatypeRuleToken token ? token.getText() : value;
	}
}
