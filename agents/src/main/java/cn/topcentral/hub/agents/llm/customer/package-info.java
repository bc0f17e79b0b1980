/**
 * A11 to A14 by the model: the local agent's finding is made first; the model sees it beside the history, words its texts anew and adds what
 * it can quote. Figures, levels and codes stay as they were computed.
 */
@NullMarked
package cn.topcentral.hub.agents.llm.customer;

import org.jspecify.annotations.NullMarked;
