/** Where else in a script the same thing is meant. */
package org.tapsetstudio.dsl.ide.occurrence;
