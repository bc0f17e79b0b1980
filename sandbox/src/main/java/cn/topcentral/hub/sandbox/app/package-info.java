/** What members send the app beside words: photos, places, voice, files and links. */
@NullMarked
package cn.topcentral.hub.sandbox.app;

import org.jspecify.annotations.NullMarked;
