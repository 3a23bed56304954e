package org.tallystick.platform.organisation;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/// Hands mail to the mail server by SMTP, as `spring.mail.host` and its neighbours say.
@Component
@Profile("!demo")
@ConditionalOnProperty("spring.mail.host")
class SmtpMails {

    private final JavaMailSender sender;
    private final String from;

    SmtpMails(JavaMailSender sender, @Value("${tallystick.mail.from}") String from) {
        this.sender = sender;
        this.from = from;
    }

    void deliver(Mail mail) {
        var message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(mail.to());
        message.setSubject(mail.subject());
        message.setText(mail.text());
        sender.send(message);
    }
}
