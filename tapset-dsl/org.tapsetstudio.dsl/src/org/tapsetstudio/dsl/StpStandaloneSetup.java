package org.tapsetstudio.dsl;


/**
 * Initialization support for running Xtext languages without Equinox extension registry.
 */
public class StpStandaloneSetup extends StpStandaloneSetupGenerated {

	public static void doSetup() {
		new StpStandaloneSetup().createInjectorAndDoEMFRegistration();
	}
}
