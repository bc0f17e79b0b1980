/**
 * The HTTP API for other programs ({@code /api/v1}): deliver communications, read customers and timelines, say who is who. Every route stands in
 * {@link cn.topcentral.hub.bot.web.api.ApiRoutes} with the role that opens it; {@code openapi.json} describes them, and a test compares the two.
 */
@NullMarked
package cn.topcentral.hub.bot.web.api;

import org.jspecify.annotations.NullMarked;
