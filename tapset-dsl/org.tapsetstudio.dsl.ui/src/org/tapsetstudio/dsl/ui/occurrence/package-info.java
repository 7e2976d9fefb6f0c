/** Marks what means the same as the name at the caret. */
package org.tapsetstudio.dsl.ui.occurrence;
