/** What a run will see, told before it: which probes of a script will fire on a target, by which way, which not, why, and what would help. Starts nothing and changes nothing. */
package org.tapsetstudio.session.preflight;
