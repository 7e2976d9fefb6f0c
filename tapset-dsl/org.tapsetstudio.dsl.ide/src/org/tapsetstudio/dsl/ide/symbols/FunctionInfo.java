package org.tapsetstudio.dsl.ide.symbols;

import java.util.List;
import java.util.function.Supplier;

import org.tapsetstudio.dsl.stp.FunctionDeclaration;

/**
 * A function that a script can call.
 *
 * @param parameters each with its type where one is declared, e.g. {@code s:string}
 * @param type of the result, "" where none is declared
 * @param fileName where it is declared; "" for what the language has built in
 * @param offset of its name there
 * @param documentation what the comment above it says, read when it is asked for
 */
public record FunctionInfo(String name, List<String> parameters, String type, String fileName, int offset, Supplier<String> documentation) {

	/** {@code (s:string, n):long} */
	public String signature() {
		return "(" + String.join(", ", parameters) + ")" + (type.isEmpty() ? "" : ":" + type);
	}

	static FunctionInfo of(FunctionDeclaration function, String fileName, int offset, Supplier<String> documentation) {
		List<String> parameters = function.getParameters().stream().filter(parameter -> parameter.getName() != null)
				.map(parameter -> parameter.getName() + (parameter.getType() == null ? "" : ":" + parameter.getType())).toList();
		return new FunctionInfo(function.getName(), parameters, function.getType() == null ? "" : function.getType(), fileName, offset, documentation);
	}
}
