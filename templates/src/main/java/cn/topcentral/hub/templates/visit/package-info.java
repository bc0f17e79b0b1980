/** Cards about what people report by chat: visits, calls and notes, while they are written and once they are filed. */
@NullMarked
package cn.topcentral.hub.templates.visit;

import org.jspecify.annotations.NullMarked;
