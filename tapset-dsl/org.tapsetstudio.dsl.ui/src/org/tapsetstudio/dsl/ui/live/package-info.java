/** What running sessions have to say of probes, shown beside them in the editor. */
package org.tapsetstudio.dsl.ui.live;
