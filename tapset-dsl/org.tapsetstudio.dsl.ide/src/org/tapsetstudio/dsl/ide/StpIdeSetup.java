package org.tapsetstudio.dsl.ide;

import org.eclipse.xtext.util.Modules2;
import org.tapsetstudio.dsl.StpRuntimeModule;
import org.tapsetstudio.dsl.StpStandaloneSetup;

import com.google.inject.Guice;
import com.google.inject.Injector;

/** Registers the language together with its services, for language servers and editors. */
public class StpIdeSetup extends StpStandaloneSetup {
	@Override
	public Injector createInjector() {
		return Guice.createInjector(Modules2.mixin(new StpRuntimeModule(), new StpIdeModule()));
	}
}
