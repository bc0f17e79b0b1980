/** What the language model costs, and its answers that need not be paid for again. */
@NullMarked
package cn.topcentral.hub.storage.llm;

import org.jspecify.annotations.NullMarked;
