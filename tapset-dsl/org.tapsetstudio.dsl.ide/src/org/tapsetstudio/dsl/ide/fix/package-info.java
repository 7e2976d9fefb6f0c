/** Edits that mend what the checker complains about. */
package org.tapsetstudio.dsl.ide.fix;
