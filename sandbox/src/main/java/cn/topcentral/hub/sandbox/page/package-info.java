/** The chat page at / and the JSON it lives on; scripts may drive the same JSON. */
@NullMarked
package cn.topcentral.hub.sandbox.page;

import org.jspecify.annotations.NullMarked;
