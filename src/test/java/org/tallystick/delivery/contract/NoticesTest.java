package org.tallystick.delivery.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.delivery.contract.Stage.JOBS;
import static org.tallystick.delivery.contract.Stage.Q1;
import static org.tallystick.delivery.contract.Stage.Q2;
import static org.tallystick.delivery.contract.Stage.count;
import static org.tallystick.delivery.contract.Stage.line;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.Browser;
import org.tallystick.InTheDemo;
import org.tallystick.delivery.contract.Stage.Deal;
import org.tallystick.delivery.returns.ReminderRules;
import org.tallystick.delivery.returns.ReturnReminders;
import org.tallystick.delivery.returns.Returns;
import org.tallystick.delivery.verification.Verifications;
import org.tallystick.delivery.verification.Verifications.Decision;
import org.tallystick.platform.organisation.DemoPeople;
import org.tallystick.platform.organisation.Mail;
import org.tallystick.platform.organisation.Notices;
import org.tallystick.platform.organisation.Outbox;
import org.tallystick.platform.organisation.People;
import org.tallystick.shared.Role;

/// Whose turn it is, is said by mail: one mail for one act, to those who act next. In the demo, whose
/// mail can be read.
@InTheDemo
@Import(Stage.class)
class NoticesTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    Stage stage;

    @Autowired
    Returns returns;

    @Autowired
    Verifications verifications;

    @Autowired
    ReturnReminders reminders;

    @Autowired
    Notices notices;

    @Autowired
    People people;

    @Autowired
    DemoPeople demo;

    @Autowired
    JdbcClient db;

    /// The mails to those who hold this role there, the newest first.
    private List<Mail> mails(Deal deal, Role role) {
        var at = role == Role.SUPPLIER ? deal.supplier() : deal.cast().buyer();
        var addresses =
                people.holding(role, at).stream().map(each -> each.email()).toList();
        return demo.outbox().stream()
                .map(Outbox.Sent::mail)
                .filter(mail -> addresses.contains(mail.to()))
                .toList();
    }

    @Test
    void eachActWritesToWhoActsNextOnce() {
        var deal = stage.award();
        Browser.of(house, deal.supplier(), Role.SUPPLIER);
        Browser.of(house, deal.cast().buyer(), Role.VERIFIER);
        stage.confirm(deal);
        assertThat(mails(deal, Role.SUPPLIER)).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).startsWith("Your promises in");
            assertThat(mail.text()).contains("By 30 April 2025.", "/work/returns");
        });
        var key = UUID.randomUUID();
        for (var twice = 0; twice < 2; twice++)
            returns.submit(deal.reporter(), key, deal.contract(), Q1, List.of(line(deal, JOBS, count("3"))));
        assertThat(mails(deal, Role.VERIFIER)).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).endsWith(": 1 claim to check");
            assertThat(mail.text()).contains("/work/verifications/" + key);
        });
        verifications.decide(
                deal.cast().verifier(), UUID.randomUUID(), key, deal.commitment(JOBS), 0, new Decision.Query("Which?"));
        assertThat(mails(deal, Role.SUPPLIER).getFirst().subject()).startsWith("1 question from Council");
        returns.reopen(deal.cast().manager(), key, "The payroll came late");
        assertThat(mails(deal, Role.SUPPLIER).getFirst().text()).contains("The payroll came late");
        assertThat(mails(deal, Role.SUPPLIER)).hasSize(3);
    }

    @Test
    void aReturnIsRemindedOfBeforeItsDayOnItAndAfter() {
        var deal = stage.confirmed();
        Browser.of(house, deal.supplier(), Role.SUPPLIER);
        var deadline = DueRules.deadline(Q2);
        reminders.send(deadline.minusDays(14));
        reminders.send(deadline.minusDays(13));
        reminders.send(deadline);
        reminders.send(deadline.plusDays(7));
        reminders.send(deadline.plusDays(8));
        reminders.send(deadline.plusDays(21));
        assertThat(mails(deal, Role.SUPPLIER).stream()
                        .map(Mail::subject)
                        .filter(each -> each.contains("April to June")))
                .containsExactly(
                        "Your return for April to June 2025 is late",
                        "Your return for April to June 2025 is late",
                        "Your return for April to June 2025 is due today",
                        "Your return for April to June 2025 is due by 30 July 2025");
        returns.nothing(deal.reporter(), UUID.randomUUID(), deal.contract(), Stage.Q3);
        var before = mails(deal, Role.SUPPLIER).size();
        reminders.send(DueRules.deadline(Stage.Q3));
        assertThat(mails(deal, Role.SUPPLIER)).hasSize(before);
    }

    @Test
    void whoChoosesSoGetsOneMailADay() {
        var deal = stage.confirmed();
        var verifier = Browser.of(house, deal.cast().buyer(), Role.VERIFIER);
        var page = verifier.get("/work/reminders");
        assertThat(page.page().expectFirst("input[name=mail][checked]").val()).isEqualTo("at-once");
        var saved = verifier.send(page, "/work/reminders", Map.of("mail", "daily"));
        assertThat(saved.page().text()).contains("Your choice is saved");
        for (var quarter : List.of(Q1, Q2))
            returns.submit(
                    deal.reporter(),
                    UUID.randomUUID(),
                    deal.contract(),
                    quarter,
                    List.of(line(deal, JOBS, count("3"))));
        assertThat(mails(deal, Role.VERIFIER)).isEmpty();
        notices.digests();
        assertThat(mails(deal, Role.VERIFIER)).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("2 things for you in Tallystick");
            assertThat(mail.text()).contains("/work/verifications/", "/work\n");
        });
        notices.digests();
        assertThat(mails(deal, Role.VERIFIER)).hasSize(1);
    }

    @Test
    void datesAreReadByACalendarWithASecretAddress() {
        var deal = stage.confirmed();
        var supplier = Browser.of(house, deal.supplier(), Role.SUPPLIER);
        var shown = supplier.send(supplier.get("/work/reminders"), "/work/reminders/calendar", Map.of());
        var address = shown.page().expectFirst("p.tally-mail").text();
        var path = address.substring(address.indexOf("/calendars/"));
        var calendar = Browser.stranger(house).get(path);
        assertThat(calendar.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/calendar");
        assertThat(calendar.text())
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("DTSTART;VALUE=DATE:20250430\r\n", "SUMMARY:Contract " + deal.contract());
        assertThat(calendar.text().lines()).allMatch(each -> each.length() <= 75);
        supplier.send(supplier.get("/work/reminders"), "/work/reminders/calendar", Map.of());
        assertThat(Browser.stranger(house).get(path).status())
                .as("a new address ends the old one")
                .isEqualTo(404);
        var contract = Browser.stranger(house).get("/contracts/" + deal.contract() + ".ics");
        assertThat(contract.text()).contains("DTSTART;VALUE=DATE:20251231", "ends");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/examples/delivery-reminders.csv", numLinesToSkip = 1)
    void whenASupplierIsReminded(LocalDate deadline, LocalDate today, ReminderRules.@Nullable Reminder reminder) {
        assertThat(ReminderRules.on(today, deadline).orElse(null)).isEqualTo(reminder);
    }
}
