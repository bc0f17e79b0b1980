/** The customer's own words in a history, the proof that a claim rests on, and how figures are worded. Shared by the local engines of A12 and A13. */
@NullMarked
package cn.topcentral.hub.agents.local.words;

import org.jspecify.annotations.NullMarked;
