/** The agents at work: the worker that has A10 read what comes in, and how their answers are told to people. */
@NullMarked
package cn.topcentral.hub.bot.analysis;

import org.jspecify.annotations.NullMarked;
