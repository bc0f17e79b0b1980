/** What the intelligent robot must remember: where it was spoken to, and what it is answering in callback mode. */
@NullMarked
package cn.topcentral.hub.storage.robot;

import org.jspecify.annotations.NullMarked;
