/** The imitated enterprise: its members, departments, app and keys. Uses nothing else of the sandbox. */
@NullMarked
package cn.topcentral.hub.sandbox.corp;

import org.jspecify.annotations.NullMarked;
