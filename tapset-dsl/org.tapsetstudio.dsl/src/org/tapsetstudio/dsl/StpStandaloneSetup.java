package org.tapsetstudio.dsl;

/** Registers the language with EMF outside of Eclipse. For a tree and its errors alone {@code StpParserFacade} is the faster way. */
public class StpStandaloneSetup extends StpStandaloneSetupGenerated {
	public static void doSetup() {
		new StpStandaloneSetup().createInjectorAndDoEMFRegistration();
	}
}
