/** Tests of the cards on which people decide about customers. */
@NullMarked
package cn.topcentral.hub.templates.operation;

import org.jspecify.annotations.NullMarked;
