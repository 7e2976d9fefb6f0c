package org.tapsetstudio.launch.jdt.internal;

import java.util.Optional;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jdt.core.IJavaProject;
import org.eclipse.jdt.core.IMember;
import org.eclipse.jdt.core.IType;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.core.JavaModelException;
import org.eclipse.jdt.ui.JavaUI;
import org.tapsetstudio.ui.source.SourceFinder;

/** Finds Java methods by the names that the virtual machine gives them, in the projects of the workspace and what is on their class paths. */
public final class JavaSources implements SourceFinder {
	@Override
	public Optional<Opening> find(String function, IProgressMonitor monitor) throws JavaModelException {
		var name = JavaMethodName.of(function);
		IType binary = null;
		for (IJavaProject project : JavaCore.create(ResourcesPlugin.getWorkspace().getRoot()).getJavaProjects()) {
			IType type = name.isPresent() ? project.findType(name.get().type(), monitor) : null;
			if (type != null && !type.isBinary()) {
				return Optional.of(opening(type, name.get().method()));
			}
			binary = binary == null ? type : binary;
		}
		return Optional.ofNullable(binary).map(type -> opening(type, name.get().method()));
	}

	private static Opening opening(IType type, String method) {
		return () -> JavaUI.openInEditor(member(type, method), true, true);
	}

	/** The first method of this name, because a function's name does not tell its parameters; else its class. */
	private static IMember member(IType type, String name) throws JavaModelException {
		for (var method : type.getMethods()) {
			if (method.isConstructor() ? name.equals(JavaMethodName.CONSTRUCTOR) : method.getElementName().equals(name)) {
				return method;
			}
		}
		return type;
	}
}
