package org.tapsetstudio.dsl.ide;

import com.google.inject.Guice;
import com.google.inject.Injector;
import org.eclipse.xtext.util.Modules2;
import org.tapsetstudio.dsl.StpRuntimeModule;
import org.tapsetstudio.dsl.StpStandaloneSetup;

/**
 * Initialization support for running Xtext languages as language servers.
 */
public class StpIdeSetup extends StpStandaloneSetup {

	@Override
	public Injector createInjector() {
		return Guice.createInjector(Modules2.mixin(new StpRuntimeModule(), new StpIdeModule()));
	}
	
}
