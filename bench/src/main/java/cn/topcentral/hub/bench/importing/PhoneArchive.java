package cn.topcentral.hub.bench.importing;

import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.List;

/** Call records as CSV, the way a 400-number provider exports them. */
final class PhoneArchive implements SampleArchive {
    static final String OWN_NUMBER = "4008208820";

    @Override
    public String channel() {
        return "phone";
    }

    @Override
    public String fileName() {
        return "calls.csv";
    }

    @Override
    public ContactPoint.Key party(int conversation) {
        return new ContactPoint.Key(ContactPointKind.PHONE, "+86" + mobile(conversation));
    }

    private static String mobile(int conversation) {
        return "1381234%04d".formatted(conversation);
    }

    @Override
    public List<String> head() {
        return List.of("call_id,caller,callee,start,duration,status,agent");
    }

    @Override
    public void write(Message message, BufferedWriter file) throws IOException {
        String customer = mobile(message.conversation());
        file.write(String.join(
                ",",
                "call-" + message.number(),
                message.inbound() ? customer : OWN_NUMBER,
                message.inbound() ? OWN_NUMBER : customer,
                message.time().toString(),
                Integer.toString(message.text().length() * 10),
                message.place() % 7 == 6 ? "no answer" : "answered",
                message.employee()));
        file.write('\n');
    }
}
