/** How good A10 is: labelled records, the labels of an answer, and the figures that come from comparing the two. */
@NullMarked
package cn.topcentral.hub.agents.evaluation;

import org.jspecify.annotations.NullMarked;
