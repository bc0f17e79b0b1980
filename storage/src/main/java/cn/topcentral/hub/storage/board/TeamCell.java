package cn.topcentral.hub.storage.board;

import cn.topcentral.hub.storage.communication.CommunicationType;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How many records agree in all of this.
 *
 * @param owner the userid of who looks after their customers
 * @param bucket the first day of its bucket
 * @param inPeriod whether they are of the period, or of the one it is compared with
 */
public record TeamCell(
        Optional<String> owner, LocalDate bucket, boolean inPeriod, CommunicationType type, long records) {}
