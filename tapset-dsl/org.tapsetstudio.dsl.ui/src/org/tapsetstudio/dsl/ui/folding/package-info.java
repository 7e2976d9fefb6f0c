/** Folds blocks of scripts. */
package org.tapsetstudio.dsl.ui.folding;
