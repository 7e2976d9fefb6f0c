/** New names for what a script declares. */
package org.tapsetstudio.dsl.ide.rename;
