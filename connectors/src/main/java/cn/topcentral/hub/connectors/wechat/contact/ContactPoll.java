package cn.topcentral.hub.connectors.wechat.contact;

import cn.topcentral.hub.connectors.StorableText;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.pull.Poll;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.SuggestedContacts;
import cn.topcentral.hub.storage.customer.SuggestedContacts.Suggestion;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns from WeCom's address book what the people and groups in chats are called and whose they probably are. It reads the whole book each
 * time, since WeCom tells nobody when a noted number changes, and keeps no place: what was learnt already changes nothing. For one thread at a
 * time.
 */
public final class ContactPoll implements Poll {
    /** The name in logs and in the state of sources. */
    public static final String SOURCE = "wecom.contacts";

    /** A number or company that came along with somebody is the customer's less surely than the person is. */
    private static final double CAME_ALONG = 0.6;

    private static final int NO_RIGHT = 48002;
    private static final Duration UNTIL_PUT_RIGHT = Duration.ofHours(1);
    private static final Logger log = LoggerFactory.getLogger(ContactPoll.class);

    private final AddressBook book;
    private final SuggestedContacts contacts;
    private final ContactOwner owners;
    private final Duration interval;

    public ContactPoll(WeComApi api, SuggestedContacts contacts, PhoneNumbers numbers, Duration interval) {
        this.book = new AddressBook(api);
        this.contacts = contacts;
        this.owners = new ContactOwner(contacts, numbers);
        this.interval = interval;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Duration interval() {
        return interval;
    }

    /** Of communications there are none; counted is who got a new name or customer. */
    @Override
    public int run() {
        try {
            Collection<ExternalContact> people = book.contacts();
            Collection<AddressBook.Group> groups = book.groups();
            long fresh = people.stream().filter(this::learn).count()
                    + groups.stream().filter(this::learn).count();
            log.info("Contacts read people={} groups={} fresh={}", people.size(), groups.size(), fresh);
            return Math.toIntExact(fresh);
        } catch (WeComApi.Refused e) {
            String remedy = e.code() == NO_RIGHT
                    ? "; add the app in the console under 客户联系 → 可调用接口的应用"
                    : "; look the code up at https://developer.work.weixin.qq.com/devtool/query";
            throw new SourceUnavailable(SOURCE + ": " + e.getMessage() + remedy, e, Optional.of(UNTIL_PUT_RIGHT));
        }
    }

    private boolean learn(ExternalContact person) {
        ContactPoint.Key key = new ContactPoint.Key(ContactPointKind.WECOM_EXTERNAL, person.id());
        Optional<ContactOwner.Guess> guess = owners.of(person);
        boolean fresh = contacts.save(new Suggestion(
                key,
                person.names().stream().findFirst().map(StorableText::of),
                guess.map(ContactOwner.Guess::customer),
                guess.map(ContactOwner.Guess::confidence).orElse(0.0)));
        // Of whoever is a customer's, by our guess or a person's word, the numbers and employers are the customer's
        // too.
        contacts.customerOf(key).ifPresent(customer -> learnAlong(person, customer));
        return fresh;
    }

    private void learnAlong(ExternalContact person, CustomerId customer) {
        owners.phones(person)
                .forEach(phone ->
                        contacts.save(new Suggestion(phone, Optional.empty(), Optional.of(customer), CAME_ALONG)));
        person.employers().forEach(employer -> ContactOwner.company(employer)
                .ifPresent(company -> contacts.save(new Suggestion(
                        company, Optional.of(StorableText.of(employer)), Optional.of(customer), CAME_ALONG))));
    }

    private boolean learn(AddressBook.Group group) {
        ContactPoint.Key key = new ContactPoint.Key(ContactPointKind.WECOM_ROOM, group.id());
        return contacts.save(new Suggestion(key, Optional.of(StorableText.of(group.name())), Optional.empty(), 0));
    }
}
