package org.tallystick.porch.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// What the statements that the law asks for say of this body: by settings, because only the body
/// knows. What is empty is said on the page itself and to its administrators.
///
/// Accessibility: Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility
/// Regulations 2018 (SI 2018/952), regulation 8. Privacy: UK GDPR, Article 13.
@Component("statements")
class Statements {

    private final String address;
    private final String telephone;
    private final String email;
    private final String dataProtection;
    private final String retention;
    private final String prepared;
    private final String reviewed;
    private final String nation;
    private final boolean welsh;

    Statements(
            @Value("${tallystick.contact.address:}") String address,
            @Value("${tallystick.contact.telephone:}") String telephone,
            @Value("${tallystick.contact.email:}") String email,
            @Value("${tallystick.privacy.officer:}") String dataProtection,
            @Value("${tallystick.privacy.retention:}") String retention,
            @Value("${tallystick.accessibility.prepared:}") String prepared,
            @Value("${tallystick.accessibility.reviewed:}") String reviewed,
            @Value("${tallystick.nation:}") String nation,
            @Value("${tallystick.welsh:false}") boolean welsh) {
        this.address = address.strip();
        this.telephone = telephone.strip();
        this.email = email.strip();
        this.dataProtection = dataProtection.strip();
        this.retention = retention.strip();
        this.prepared = prepared.strip();
        this.reviewed = reviewed.strip();
        this.nation = nation.strip();
        this.welsh = welsh || this.nation.equalsIgnoreCase("Wales");
    }

    public String address() {
        return address;
    }

    public String telephone() {
        return telephone;
    }

    public String email() {
        return email;
    }

    /// How to reach whoever looks after data protection.
    public String dataProtection() {
        return dataProtection;
    }

    /// How long what is kept, in the body's words.
    public String retention() {
        return retention;
    }

    /// The day on which the accessibility statement was prepared, as the page shows it.
    public String prepared() {
        return prepared;
    }

    public String reviewed() {
        return reviewed;
    }

    /// Northern Ireland has an equality body of its own.
    public boolean northernIreland() {
        return nation.equalsIgnoreCase("Northern Ireland");
    }

    /// Whether this body publishes its statements in Welsh too.
    public boolean welsh() {
        return welsh;
    }

    /// Something the law asks for that is empty.
    ///
    /// @param what "The privacy page does not say how long records are kept"
    /// @param setting the environment variable that fills it
    public record Gap(String what, String setting) {}

    public List<Gap> gaps() {
        var gaps = new ArrayList<Gap>();
        add(gaps, address, "The contact page has no postal address", "TALLYSTICK_CONTACT_ADDRESS");
        add(gaps, telephone, "The contact page has no telephone number", "TALLYSTICK_CONTACT_TELEPHONE");
        add(
                gaps,
                email,
                "The contact page has no e-mail address, so its form is not offered",
                "TALLYSTICK_CONTACT_EMAIL");
        add(
                gaps,
                dataProtection,
                "The privacy page does not say who your data protection officer is",
                "TALLYSTICK_PRIVACY_OFFICER");
        add(gaps, retention, "The privacy page does not say how long records are kept", "TALLYSTICK_PRIVACY_RETENTION");
        add(
                gaps,
                prepared,
                "The accessibility statement does not say when it was prepared",
                "TALLYSTICK_ACCESSIBILITY_PREPARED");
        add(
                gaps,
                reviewed,
                "The accessibility statement does not say when it was last reviewed",
                "TALLYSTICK_ACCESSIBILITY_REVIEWED");
        return gaps;
    }

    private static void add(List<Gap> gaps, String value, String what, String setting) {
        if (value.isEmpty()) gaps.add(new Gap(what, setting));
    }
}
