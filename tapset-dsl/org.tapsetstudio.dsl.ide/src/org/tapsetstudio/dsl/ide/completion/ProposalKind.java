package org.tapsetstudio.dsl.ide.completion;

/** What a proposal is, for its icon and its rank: of proposals that match equally well, those of the kind named first come first. */
public enum ProposalKind {
	TARGET_VARIABLE, MARKER, LOCAL, GLOBAL, PROBE_POINT, KEYWORD, TEMPLATE, OPERATOR, FUNCTION, MACRO, FOLDER, FILE
}
