package org.tapsetstudio.dsl.semantics;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.tapsetstudio.dsl.program.Program;

/** What the checker found out about a script. Immutable. */
public final class Analysis {
	/** Rule of the warning that {@code stap} refuses a program in which nothing is wrong. */
	public static final String FUNCTION_ORDER = "function-order";
	/** A marker that the program of {@code -c} or {@code -x} does not have; what it loads later may, but {@code stap} looks nowhere else. */
	public static final String NOT_IN_PROGRAM = "not-in-program";

	private final List<Diagnostic> diagnostics;
	private final Program program;
	private final Symbols symbols;

	private final int refusedIn;
	private final boolean idle;
	private final Function<Boolean, String> listing;

	/**
	 * @param refusedIn the pass in which {@code stap} refuses the script, see {@link #isAcceptedBy(int)}; 0 if it does not
	 * @param idle see {@link #isIdle()}
	 * @param listing see {@link #listing(boolean)}; null for none
	 */
	public Analysis(List<Diagnostic> diagnostics, Program program, Symbols symbols, int refusedIn, boolean idle, Function<Boolean, String> listing) {
		this.refusedIn = refusedIn;
		this.idle = idle;
		this.listing = listing;
		this.diagnostics = List.copyOf(diagnostics);
		this.program = program;
		this.symbols = symbols;
	}

	/** In the order of the text. */
	public List<Diagnostic> diagnostics() {
		return diagnostics;
	}

	public boolean hasErrors() {
		return diagnostics.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
	}

	/**
	 * True if whatever is wrong concerns only what {@code stap} looks at in a later pass.
	 *
	 * @param pass 2: names and types, after which {@code -p2} lists the program all the same; 3: what it makes code for; 4: what the C compiler accepts, so that the script can run
	 */
	public boolean isAcceptedBy(int pass) {
		return (refusedIn == 0 || pass < refusedIn) && (pass < 2 || pass > 3 || diagnostics.stream().noneMatch(Analysis::isOutOfOrder));
	}

	/** What keeps a pass from accepting the script, each as an error. */
	public List<Diagnostic> refusals(int pass) {
		return diagnostics.stream().filter(d -> d.severity() == Diagnostic.Severity.ERROR || pass < 4 && isOutOfOrder(d))
				.map(d -> new Diagnostic(Diagnostic.Severity.ERROR, d.code(), d.where(), d.message(), d.candidates())).toList();
	}

	private static boolean isOutOfOrder(Diagnostic d) {
		return d.code().equals(FUNCTION_ORDER) || d.code().equals(NOT_IN_PROGRAM);
	}

	/** See {@link #isAcceptedBy(int)}. */
	public int refusedIn() {
		return refusedIn;
	}

	/** The typed program; empty when there are errors. */
	public Optional<Program> program() {
		return Optional.ofNullable(program);
	}

	/** True if no probe does anything: {@code stap} then says that it found no probes. The program may be run all the same, for what it records. */
	public boolean isIdle() {
		return idle;
	}

	/**
	 * What {@code stap -p2} prints: globals, functions and probes with the types of their variables, a line each. Empty for a script with syntax errors.
	 *
	 * @param bodies whether to show statements and initial values, too, as {@code -v} does
	 */
	public String listing(boolean bodies) {
		return listing == null ? "" : listing.apply(bodies);
	}

	/** What {@link #listing} works out when it is asked for; for an analysis with other diagnostics. */
	public Function<Boolean, String> listingSource() {
		return listing;
	}

	/** Definitions, references and types, also where there are errors. */
	public Symbols symbols() {
		return symbols;
	}
}
