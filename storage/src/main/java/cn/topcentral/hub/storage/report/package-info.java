/** The figures of reports (A15), the rows behind each figure, and the reports themselves with their corrections. */
@NullMarked
package cn.topcentral.hub.storage.report;

import org.jspecify.annotations.NullMarked;
