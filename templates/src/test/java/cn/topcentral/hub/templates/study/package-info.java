/** Tests of the study card and of answers with quotes. */
@NullMarked
package cn.topcentral.hub.templates.study;

import org.jspecify.annotations.NullMarked;
