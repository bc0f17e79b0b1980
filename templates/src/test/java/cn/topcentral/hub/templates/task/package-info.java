/** Tests of the cards about tasks. */
@NullMarked
package cn.topcentral.hub.templates.task;

import org.jspecify.annotations.NullMarked;
