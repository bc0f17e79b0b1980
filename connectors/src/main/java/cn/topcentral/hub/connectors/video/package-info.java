/**
 * Video conferences: the webhooks of Tencent Meeting, DingTalk, Zoom and Microsoft Teams, what their interfaces add (participants, transcripts,
 * minutes, recordings), and files. See README.md in this folder.
 */
@NullMarked
package cn.topcentral.hub.connectors.video;

import org.jspecify.annotations.NullMarked;
