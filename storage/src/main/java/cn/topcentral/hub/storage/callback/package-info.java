/**
 * The ledger of callbacks: each is written here before its sender is answered, and worked on from here.
 */
@NullMarked
package cn.topcentral.hub.storage.callback;

import org.jspecify.annotations.NullMarked;
