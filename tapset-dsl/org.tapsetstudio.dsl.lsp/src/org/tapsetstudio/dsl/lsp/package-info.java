/** The language services over the Language Server Protocol. One class translates one group of requests; {@link org.tapsetstudio.dsl.lsp.Server} runs it all. */
package org.tapsetstudio.dsl.lsp;
