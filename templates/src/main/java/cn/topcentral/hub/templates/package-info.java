/** Everything a person or a model reads. */
@NullMarked
package cn.topcentral.hub.templates;

import org.jspecify.annotations.NullMarked;
