/** What of a script can be folded away. */
package org.tapsetstudio.dsl.ide.folding;
