package cn.topcentral.hub.connectors.email;

import java.time.Duration;

/**
 * A mailbox that is read.
 *
 * @param name what the configuration calls it; part of the source key, so renaming it makes the hub read the mailbox again (nothing is stored
 *     twice)
 * @param password of the account, or what the provider calls 授权码 or 客户端专用密码
 * @param interval from one look to the next
 * @param timeout how long the server may be silent in the middle of an answer
 * @param folders which folders are read
 * @param push whether the server is asked to tell of new mail at once (IDLE), where it can
 */
public record MailAccount(
        String name,
        String host,
        int port,
        MailTls tls,
        String user,
        String password,
        Duration interval,
        Duration timeout,
        MailFolders folders,
        boolean push) {

    /** Where the password must not show. */
    @Override
    public String toString() {
        return "MailAccount[" + name + " " + user + " at " + host + ":" + port + "]";
    }
}
