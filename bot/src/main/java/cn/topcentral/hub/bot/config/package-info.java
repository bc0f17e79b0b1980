/**
 * The configuration: one record per feature, read once at start from {@code hub.yaml} and {@code HUB_*} variables, with every problem reported
 * together. A feature's record says what its keys mean; {@link cn.topcentral.hub.bot.config.HubConfigFile} is the way in.
 */
@NullMarked
package cn.topcentral.hub.bot.config;

import org.jspecify.annotations.NullMarked;
