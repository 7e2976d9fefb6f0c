package org.tapsetstudio.dsl.ide;


/**
 * Use this class to register ide components.
 */
public class StpIdeModule extends AbstractStpIdeModule {
}
