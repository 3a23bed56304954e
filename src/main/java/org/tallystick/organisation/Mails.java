package org.tallystick.organisation;

/// Where mail goes: to the council's mail server ([SmtpMails]), or, in the demo, to a page
/// ([Outbox]).
public interface Mails {

    void send(Mail mail);
}
