/** One search over what is not a record: people and how to reach them, tasks, reports, and the files of records. */
@NullMarked
package cn.topcentral.hub.storage.finding;

import org.jspecify.annotations.NullMarked;
