package cn.topcentral.hub.bot.robot;

/** What texts go over. */
interface RobotWire {

    /** Begins to open a socket; {@code events} are told how that went, and what comes, on any thread. */
    void open(Events events);

    /** An open socket. */
    interface Socket {
        /** Sends a text after those before it. Does not wait. */
        void send(String text);

        /** Closes it hard: the other side may be long gone. */
        void abort();
    }

    /** What a socket tells. */
    interface Events {
        void opened(Socket socket);

        void received(String text);

        /**
         * It is closed, or never opened. May come more than once.
         *
         * @param reason for the log
         */
        void closed(String reason);
    }
}
