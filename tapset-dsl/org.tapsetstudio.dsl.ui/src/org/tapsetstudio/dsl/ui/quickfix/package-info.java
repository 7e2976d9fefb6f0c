/** Ways to mend problems, under Ctrl+1 and in the Problems view. */
package org.tapsetstudio.dsl.ui.quickfix;
