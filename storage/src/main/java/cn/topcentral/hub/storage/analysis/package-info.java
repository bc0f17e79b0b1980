/** What A10 found in the records: the queue of records to analyse, the columns it fills, the prices said and the promises made. */
@NullMarked
package cn.topcentral.hub.storage.analysis;

import org.jspecify.annotations.NullMarked;
