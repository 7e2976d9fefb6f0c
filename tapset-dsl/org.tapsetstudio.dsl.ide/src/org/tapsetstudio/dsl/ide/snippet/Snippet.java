package org.tapsetstudio.dsl.ide.snippet;

/**
 * A piece of script to begin with.
 *
 * @param name what lists show, and what is typed to find it
 * @param description for lists
 * @param topLevel true for declarations, false for statements
 * @param pattern text with <code>${name}</code> for what is to be filled in and <code>${cursor}</code> for the caret in the end; {@code $$} is a dollar sign.
 *        That is the notation of Eclipse's templates. Lines end with {@code \n}, steps of indentation are tabs
 */
public record Snippet(String name, String description, boolean topLevel, String pattern) {
}
