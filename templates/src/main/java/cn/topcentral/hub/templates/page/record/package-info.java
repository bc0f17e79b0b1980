/** One record of a customer: its text with the quoted evidence marked, recording, files, thread, and the labels of A10 with their corrections. */
@NullMarked
package cn.topcentral.hub.templates.page.record;

import org.jspecify.annotations.NullMarked;
