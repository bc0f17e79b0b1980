package cn.topcentral.hub.bot.alert;

import cn.topcentral.hub.storage.alert.AlertFinding;

/**
 * A risk as A14 sees it now.
 *
 * @param type the code of the kind of risk
 */
record RiskFound(String type, AlertFinding finding) {}
