package org.tapsetstudio.dsl.validation;

/** Runs the checks of the language in an Xtext resource. */
public class StpValidator extends AbstractStpValidator {
}
