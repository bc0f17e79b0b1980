package cn.topcentral.hub.connectors.matching;

import cn.topcentral.hub.connectors.matching.Match.Rule;

/**
 * Two records of which somebody knows whether they are one communication.
 *
 * @param rule the rule that has to tell
 * @param story what happened, in a few words
 */
record LabelledPair(Rule rule, String story, boolean same, Facts one, Facts other) {}
