/**
 * A communication as the local engine reads it: who speaks where, and which parts (quoted history, signatures, disclaimers) nobody says now.
 * Knows the request, nothing of what is looked for in it.
 */
@NullMarked
package cn.topcentral.hub.agents.local.text;

import org.jspecify.annotations.NullMarked;
