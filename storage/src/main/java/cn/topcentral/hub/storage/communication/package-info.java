/**
 * The timeline record, its sources, parties and threads: what the seed calls customer_communications.
 */
@NullMarked
package cn.topcentral.hub.storage.communication;

import org.jspecify.annotations.NullMarked;
