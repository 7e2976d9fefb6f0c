/** Changes of a whole script: formatting, renaming. */
package org.tapsetstudio.dsl.ui.refactoring;
