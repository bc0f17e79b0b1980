/** Answers of A11 to A14 for tests of what is made of them. */
@NullMarked
package cn.topcentral.hub.agents.coordination;

import org.jspecify.annotations.NullMarked;
