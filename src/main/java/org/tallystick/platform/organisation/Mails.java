package org.tallystick.platform.organisation;

/// Where mail goes: to the council's mail server ([MailQueue]), or, in the demo, to a page
/// ([Outbox]).
public interface Mails {

    /// Sends it once the transaction under way is whole.
    void send(Mail mail);

    /// Takes as long as sending does, and sends nothing: whether somebody is written to must not
    /// show in how long it takes.
    default void sendNobody() {}
}
