package org.tapsetstudio.dsl.ide.completion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Collects proposals that match what was typed. */
final class Proposals {
	/** More than a person reads; keeps huge tapset libraries from slowing the editor down. */
	private static final int CAPACITY = 400;
	private static final Supplier<String> NONE = () -> "";

	private final CompletionRequest request;
	private final List<Proposal> found = new ArrayList<>();
	private final Set<String> seen = new HashSet<>();

	Proposals(CompletionRequest request) {
		this.request = request;
	}

	/** Adds a name that is inserted as it stands. */
	void add(ProposalKind kind, String name, String detail, Supplier<String> documentation) {
		add(kind, name, detail, name, name.length(), documentation);
	}

	void add(ProposalKind kind, String name, String detail) {
		add(kind, name, detail, NONE);
	}

	/**
	 * Adds a proposal that inserts more than its name.
	 *
	 * @param caret where the caret goes, counted from the start of the replacement
	 */
	void add(ProposalKind kind, String name, String detail, String replacement, int caret, Supplier<String> documentation) {
		if (matches(name) && seen.add(kind + name)) {
			found.add(new Proposal(kind, name, detail, request.start(), request.offset(), replacement, caret, documentation));
		}
	}

	/** Whether a name fits what was typed: it, or a word in it behind an underscore, begins so. Case counts for nothing. */
	boolean matches(String name) {
		String typed = request.prefix().toLowerCase(Locale.ROOT);
		String lower = name.toLowerCase(Locale.ROOT);
		return lower.startsWith(typed) || !typed.isEmpty() && lower.contains("_" + typed);
	}

	/** Best ones first. Of functions, of which libraries have many, only so many as a list can bear. */
	List<Proposal> sorted() {
		String typed = request.prefix();
		Comparator<Proposal> byMatch = Comparator.comparing(proposal -> !proposal.label().toLowerCase(Locale.ROOT).startsWith(typed.toLowerCase(Locale.ROOT)));
		AtomicInteger functions = new AtomicInteger();
		return found.stream().sorted(byMatch.thenComparing(Proposal::kind).thenComparing(Proposal::label, String.CASE_INSENSITIVE_ORDER))
				.filter(proposal -> proposal.kind() != ProposalKind.FUNCTION || functions.incrementAndGet() <= CAPACITY).toList();
	}
}
