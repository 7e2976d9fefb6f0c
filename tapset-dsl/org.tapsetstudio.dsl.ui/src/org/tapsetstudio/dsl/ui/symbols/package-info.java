/** Goes to a declaration of any script or tapset by a part of its name. */
package org.tapsetstudio.dsl.ui.symbols;
