/** From a name to the place where it is declared. */
package org.tapsetstudio.dsl.ide.declaration;
