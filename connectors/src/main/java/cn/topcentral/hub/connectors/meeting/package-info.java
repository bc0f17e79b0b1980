/**
 * Meetings on site: their minutes as JSON and Markdown, their transcripts as WebVTT and SRT. The reading of transcripts, times, people and
 * to-do sections here serves video conferences and visit reports too. See README.md in this folder.
 */
@NullMarked
package cn.topcentral.hub.connectors.meeting;

import org.jspecify.annotations.NullMarked;
