/** White space as it should be; tokens and comments stay as they are. */
package org.tapsetstudio.dsl.ide.formatting;
