package org.tapsetstudio.dsl.ide.completion;

/** Proposes one kind of thing. Stateless, or safe for use by several threads. */
@FunctionalInterface
interface ProposalSource {

	/** Adds what fits at the request's place. What does not match the prefix may be added; it is left out later. */
	void propose(CompletionRequest request, Proposals proposals);
}
