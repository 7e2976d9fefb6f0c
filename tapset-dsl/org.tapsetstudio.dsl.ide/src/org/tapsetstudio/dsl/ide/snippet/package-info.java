/** Pieces of scripts to begin with. */
package org.tapsetstudio.dsl.ide.snippet;
