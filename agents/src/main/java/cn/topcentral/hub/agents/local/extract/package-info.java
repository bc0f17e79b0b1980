/**
 * The facts in a text, found by rule: products, prices, quantities, dates, competitors, promises (docs/agents/a10-extraction.md). Every text
 * handed out is a literal part of the content, and each character belongs to one fact at most.
 */
@NullMarked
package cn.topcentral.hub.agents.local.extract;

import org.jspecify.annotations.NullMarked;
