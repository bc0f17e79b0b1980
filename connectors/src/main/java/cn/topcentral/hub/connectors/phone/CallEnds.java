package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.storage.communication.Direction;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The two ends of a call.
 *
 * @param direction who started it; empty when nothing tells, {@code customer} is then the caller
 * @param customer the end that is not ours; in an internal call the one that was called
 * @param line our number, trunk or extension
 */
record CallEnds(Optional<Direction> direction, End customer, Optional<End> line) {

    /** A number, {@code ""} when it was withheld, and whose it is. */
    record End(String number, Optional<String> name, Side side) {}

    private static final Pattern SPREADSHEET_DAMAGE = Pattern.compile("\\d(?:\\.\\d+)?[eE]\\+?\\d+");
    private static final Pattern WITHHELD =
            Pattern.compile("|未知.*|隐藏.*|私人.*|匿名.*|-+|unknown|anonymous|private|restricted|withheld|asserted\\.invalid");

    /**
     * Sorts out caller and callee. Our own numbers decide, for vendors call a forwarded or called-back leg what they like; what the vendor
     * says decides when neither end is known to be ours.
     */
    static CallEnds of(String caller, String callee, Optional<Direction> stated, OwnNumbers own) {
        boolean fromUs = own.contains(caller);
        boolean toUs = own.contains(callee);
        if ((fromUs && toUs) || (!fromUs && !toUs && stated.equals(Optional.of(Direction.INTERNAL)))) {
            return new CallEnds(Optional.of(Direction.INTERNAL), end(callee, Side.OURS), line(caller, Side.OURS));
        }
        if (toUs || (!fromUs && stated.equals(Optional.of(Direction.INBOUND)))) {
            return new CallEnds(Optional.of(Direction.INBOUND), end(caller, Side.CUSTOMER), line(callee, Side.OURS));
        }
        if (fromUs || stated.isPresent()) {
            return new CallEnds(Optional.of(Direction.OUTBOUND), end(callee, Side.CUSTOMER), line(caller, Side.OURS));
        }
        return new CallEnds(Optional.empty(), end(caller, Side.UNKNOWN), line(callee, Side.UNKNOWN));
    }

    /** When the source itself tells the customer's number from ours. */
    static CallEnds ofCustomer(String customer, Optional<String> line, Optional<Direction> stated, OwnNumbers own) {
        Side side = own.contains(customer) ? Side.OURS : Side.CUSTOMER;
        return new CallEnds(
                side == Side.OURS ? Optional.of(Direction.INTERNAL) : stated,
                end(customer, side),
                line.flatMap(number -> line(number, Side.OURS)));
    }

    /** The same with the customer's name, where one is known. */
    CallEnds named(Optional<String> name) {
        return new CallEnds(direction, new End(customer.number(), name, customer.side()), line);
    }

    private static End end(String number, Side side) {
        return new End(checked(number), Optional.empty(), side);
    }

    private static Optional<End> line(String number, Side side) {
        return Optional.of(checked(number))
                .filter(known -> !known.isEmpty())
                .map(known -> new End(known, Optional.empty(), side));
    }

    private static String checked(String number) {
        if (SPREADSHEET_DAMAGE.matcher(number).matches()) {
            throw new UnreadableCallException(
                    "number '" + number
                            + "' was rounded by a spreadsheet, its last digits are lost; format the column as text and export again");
        }
        if (WITHHELD.matcher(number.toLowerCase(Locale.ROOT)).matches()) {
            return "";
        }
        if (number.chars().noneMatch(Character::isDigit)) {
            throw new UnreadableCallException("number '" + number + "' has no digits; is it in the right column?");
        }
        return number;
    }
}
