/** The prompts of the agents, which are files under {@code prompts/} and reviewed like code. */
@NullMarked
package cn.topcentral.hub.templates.prompt;

import org.jspecify.annotations.NullMarked;
