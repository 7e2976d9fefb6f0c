package org.tapsetstudio.engine;

/** A program or an option that the engine cannot use. The message is a sentence for the user. */
public class EngineException extends RuntimeException {
	private static final long serialVersionUID = 1L;

	public EngineException(String sentence) {
		super(sentence);
	}
}
