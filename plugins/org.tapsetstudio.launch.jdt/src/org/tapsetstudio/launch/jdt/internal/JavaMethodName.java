package org.tapsetstudio.launch.jdt.internal;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a method as the virtual machine has it, in parts that the Java tools can look for.
 *
 * @param type with its package and the types around it, separated by points; of a class without a name, the type around it
 * @param method its name; of a lambda, that of the method around it; {@link #CONSTRUCTOR} for constructors
 */
record JavaMethodName(String type, String method) {
	static final String CONSTRUCTOR = "<init>"; //$NON-NLS-1$
	private static final Pattern NAME = Pattern.compile("([\\p{javaJavaIdentifierPart}.]+)\\.(<init>|<clinit>|\\p{javaJavaIdentifierPart}+)"); //$NON-NLS-1$
	private static final Pattern UNNAMED = Pattern.compile("\\$\\d.*"); //$NON-NLS-1$
	private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+"); //$NON-NLS-1$

	/** @return nothing for what is no method of a class */
	static Optional<JavaMethodName> of(String function) {
		var parts = NAME.matcher(function);
		if (!parts.matches()) {
			return Optional.empty();
		}
		var lambda = LAMBDA.matcher(parts.group(2));
		var type = UNNAMED.matcher(parts.group(1)).replaceFirst("").replace('$', '.'); //$NON-NLS-1$
		return type.isEmpty() ? Optional.empty() : Optional.of(new JavaMethodName(type, lambda.matches() ? around(lambda.group(1)) : parts.group(2)));
	}

	/** A lambda in a constructor says {@code new}. */
	private static String around(String method) {
		return method.equals("new") ? CONSTRUCTOR : method; //$NON-NLS-1$
	}
}
