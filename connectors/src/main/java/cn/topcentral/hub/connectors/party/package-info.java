/**
 * Normalised contact points: one spelling for each phone number, address and id, so that equal parties are equal strings.
 */
@NullMarked
package cn.topcentral.hub.connectors.party;

import org.jspecify.annotations.NullMarked;
