/** A script's text as tokens with the place of the grammar each stands in. Works on half-typed text, needs no parse. */
package org.tapsetstudio.dsl.ide.text;
