/** Content assist for scripts. */
package org.tapsetstudio.dsl.ui.completion;
