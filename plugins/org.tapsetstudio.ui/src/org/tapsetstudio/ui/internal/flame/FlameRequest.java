package org.tapsetstudio.ui.internal.flame;

import org.tapsetstudio.ui.internal.colour.Look;
import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;

/**
 * What a picture is to show.
 *
 * @param tree in the shape's direction
 * @param range the part of the width that is seen
 * @param zoom the node that was zoomed to; its callers are faded
 * @param width in pixels, at least 1
 */
record FlameRequest(CallTreeSnapshot tree, FlameRange range, int zoom, int width, FlameShape shape, Look look) {
}
