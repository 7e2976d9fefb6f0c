/** What can be typed at a place of a script. One class proposes one kind of thing; {@link org.tapsetstudio.dsl.ide.completion.Completion} asks them all. */
package org.tapsetstudio.dsl.ide.completion;
