/** A10 without a model or a network: reads the text, extracts the facts by rule, lets the classifiers decide, and words the answer. */
@NullMarked
package cn.topcentral.hub.agents.local.analysis;

import org.jspecify.annotations.NullMarked;
