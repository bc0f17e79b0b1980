package cn.topcentral.hub.bot.demo;

import cn.topcentral.hub.storage.communication.CommunicationType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One communication of the demo as people would tell it, before it takes the form of a channel. */
sealed interface Happening {

    /** Names it the same way on every start; source ids are made from it. */
    String key();

    /** When the last of it is over; nothing may end in the future. */
    Instant end();

    /**
     * A phone call.
     *
     * @param hotline over the 400 line rather than from mobile to mobile
     * @param transcript one line per turn, with the speaker before a colon; empty when nobody answered
     */
    record Call(
            String key,
            Instant time,
            Duration length,
            Person caller,
            Person callee,
            boolean hotline,
            Optional<String> subject,
            String transcript)
            implements Happening {
        @Override
        public Instant end() {
            return time.plus(length);
        }
    }

    /**
     * A burst of chat messages.
     *
     * @param room the group's id; empty for a chat of two
     * @param people who is in it
     */
    record Chat(String key, Optional<String> room, List<Person> people, List<Message> messages) implements Happening {
        public Chat {
            people = List.copyOf(people);
            messages = List.copyOf(messages);
        }

        @Override
        public Instant end() {
            return messages.get(messages.size() - 1).time();
        }
    }

    /** A chat message; {@code text} may begin with {@code [图片]}, {@code [文件]}, {@code [语音 12]} or {@code [位置]}. */
    record Message(Instant time, Person from, String text) {}

    /**
     * An e-mail.
     *
     * @param body what is newly said, without greeting line of the program, signature and history
     * @param answers the mail it replies to, whose text is quoted
     */
    record Mail(
            String key,
            Instant time,
            Person from,
            List<Person> to,
            List<Person> copied,
            String subject,
            String body,
            List<String> attachments,
            Optional<Mail> answers)
            implements Happening {
        public Mail {
            to = List.copyOf(to);
            copied = List.copyOf(copied);
            attachments = List.copyOf(attachments);
        }

        @Override
        public Instant end() {
            return time;
        }
    }

    /**
     * A visit, meeting or video conference.
     *
     * @param people the one who invited first
     * @param location a place, or the conference's number
     * @param photos what the pictures show
     */
    record Gathering(
            String key,
            CommunicationType type,
            Instant time,
            Duration length,
            List<Person> people,
            String subject,
            Optional<String> location,
            String report,
            List<String> photos)
            implements Happening {
        public Gathering {
            people = List.copyOf(people);
            photos = List.copyOf(photos);
        }

        @Override
        public Instant end() {
            return time.plus(length);
        }
    }

    /** A form sent, or a chat held, on our website. */
    record Inquiry(
            String key,
            CommunicationType type,
            Instant time,
            Duration length,
            Person visitor,
            Person colleague,
            String subject,
            String content)
            implements Happening {
        @Override
        public Instant end() {
            return time.plus(length);
        }
    }
}
