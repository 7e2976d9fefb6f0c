package org.tapsetstudio.ui.internal.launching;

import org.eclipse.core.expressions.PropertyTester;
import org.eclipse.core.resources.IFile;

/** Whether a file can be executed; scripts of Python have a launch type of their own. */
public final class ExecutableTester extends PropertyTester {
	@Override
	public boolean test(Object receiver, String property, Object[] arguments, Object expected) {
		return receiver instanceof IFile file && !"py".equals(file.getFileExtension()) && file.getLocation() != null && file.getLocation().toFile().canExecute(); //$NON-NLS-1$
	}
}
