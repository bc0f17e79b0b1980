package cn.topcentral.hub.bot.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a text value must look like, and how to say so without repeating the value: it may be a secret. */
enum TextRule {
    ANY("(?s).+", "is empty", "give a value or remove the key"),
    ID("[A-Za-z0-9_-]{1,64}", "is no id", "use letters, digits, - and _ only"),
    JDBC_URL(
            "jdbc:postgresql:(?!.*(password=|://[^/]*@)).+",
            "is no usable PostgreSQL address",
            "write jdbc:postgresql://HOST:5432/NAME, with user and password in their own keys"),
    // Length and alphabet: WeCom developer document 90930 (接收消息与事件).
    CALLBACK_TOKEN(
            "[A-Za-z0-9]{1,32}",
            "is no callback token",
            "copy Token, at most 32 letters and digits, from the app's page"),
    AES_KEY("[A-Za-z0-9]{43}", "is no EncodingAESKey", "copy all 43 letters and digits of it from the app's page"),
    PRIVATE_KEY(
            "(?s)-----BEGIN (RSA )?PRIVATE KEY-----.+-----END (RSA )?PRIVATE KEY-----\\s*",
            "is no unencrypted PEM private key",
            "write {file: path} to the file that openssl genrsa made"),
    PROXY(
            "(http|socks5)://[^\\s@]+:\\d{1,5}",
            "is no proxy address",
            "write http://HOST:PORT or socks5://HOST:PORT, with user and password in proxy_login"),
    DOMAIN(
            "(?i)([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]",
            "is no mail domain",
            "write only what follows the @, e.g. topcentral.cn") {
        @Override
        String normalise(String value) {
            return value.toLowerCase(Locale.ROOT);
        }
    },
    // RFC 6454: scheme, host and port as the browser sends them in Origin.
    ORIGIN(
            "(?i)https?://[a-z0-9.-]+(:[0-9]{1,5})?",
            "is no origin",
            "write scheme and host only, e.g. https://www.topcentral.example") {
        @Override
        String normalise(String value) {
            return value.toLowerCase(Locale.ROOT);
        }
    },
    PHONE("\\+?[0-9][0-9 ()-]{2,24}", "is no phone number", "write digits, e.g. 400-800-1234 or +86 574 8765 4321"),
    API_TOKEN(
            "[!-~]{16,256}",
            "is no API token",
            "use 16 to 256 letters, digits and signs, no space, e.g. made with: openssl rand -hex 24"),
    API_ROLE("ingest|read|admin", "is no role", "write ingest, read or admin"),
    HOST("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?", "is no host name", "write the name alone, e.g. imap.exmail.qq.com"),
    EMAIL("[^\\s@<>]+@[^\\s@<>]+", "is no mail address", "write the address alone, e.g. reports@topcentral.cn"),
    TLS("tls|starttls|none", "is none of the ways", "write tls, starttls or none"),
    YES_NO("true|false", "is neither true nor false", "write true or false"),
    AREA_CODE("0[1-9][0-9]{1,2}", "is no Chinese area code", "write it with its zero, e.g. 0574 or 021"),
    FILE_HOST(
            "(?i)(\\*\\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?",
            "is no host name",
            "write only the name, e.g. files.example.com or *.example.com") {
        @Override
        String normalise(String value) {
            return value.toLowerCase(Locale.ROOT);
        }
    },
    JSON_MODE("schema|object|text", "is none of the ways", "write schema, object or text"),
    AMOUNT("[0-9]{1,9}(\\.[0-9]{1,4})?", "is no amount of money", "write CNY as digits, e.g. 50 or 0.8"),
    WEBSOCKET(
            "wss?://[^\\s?#]+",
            "is no WebSocket address",
            "write wss:// and a host, e.g. wss://openws.work.weixin.qq.com"),
    TIME_OF_DAY("([01][0-9]|2[0-3]):[0-5][0-9]", "is no time of day", "write hours and minutes, e.g. 08:30"),
    CRON(
            "\\S+(\\s+\\S+){4}",
            "is no cron",
            "write five fields (minute hour day month weekday) with * for the day or the weekday, e.g. 0 9 * * 1") {
        @Override
        boolean holds(String value) {
            return Cron.parse(value).isPresent();
        }
    },
    LANGUAGE("[a-z]{2}", "is no language code", "write two letters, e.g. zh or en");

    private final Pattern pattern;
    private final String wrong;
    private final String remedy;

    TextRule(String pattern, String wrong, String remedy) {
        this.pattern = Pattern.compile(pattern);
        this.wrong = wrong;
        this.remedy = remedy;
    }

    String normalise(String value) {
        return value;
    }

    /** What a pattern cannot say. */
    boolean holds(String value) {
        return true;
    }

    /** The value in its normal form, or empty after telling {@code report} what is wrong and what would be right. */
    Optional<String> check(String value, Report report) {
        if (pattern.matcher(value).matches() && holds(value)) {
            return Optional.of(normalise(value));
        }
        report.problem(this == AES_KEY ? wrong + ": it has " + value.length() + " characters" : wrong, remedy);
        return Optional.empty();
    }

    @FunctionalInterface
    interface Report {
        void problem(String wrong, String remedy);
    }
}
