/**
 * What a communication is about, how the customer feels and how soon to act: a small embedding model, character n-grams and cue words under
 * logistic regression. The weights are a committed file.
 */
@NullMarked
package cn.topcentral.hub.agents.local.classify;

import org.jspecify.annotations.NullMarked;
