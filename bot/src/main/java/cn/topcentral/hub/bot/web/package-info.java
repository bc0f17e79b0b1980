/**
 * The hub's HTTP server, composed of route classes: headers, health, metrics and the one table of errors. It knows none of the pages; those who
 * answer requests live in the packages below and use what is here.
 */
@NullMarked
package cn.topcentral.hub.bot.web;

import org.jspecify.annotations.NullMarked;
