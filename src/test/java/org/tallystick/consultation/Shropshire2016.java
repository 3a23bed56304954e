package org.tallystick.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tallystick.consultation.design.Launches;
import org.tallystick.consultation.design.Plans;
import org.tallystick.consultation.reply.Replies;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.Words;
import org.tallystick.library.survey.answer.SurveyPacks;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;

/// Shropshire's survey of 2016, held and closed for a test by a council of its own.
@Component
public class Shropshire2016 {

    private final Plans plans;
    private final Launches launches;
    private final Replies replies;
    private final Closings closings;
    private final Consultations consultations;

    Shropshire2016(Plans plans, Launches launches, Replies replies, Closings closings, Consultations consultations) {
        this.plans = plans;
        this.launches = launches;
        this.replies = replies;
        this.closings = closings;
        this.consultations = consultations;
    }

    public Consultation closed(OrganisationId council, List<Answers> answers) {
        var id = UUID.randomUUID();
        var words = Words.of("Nothing is decided yet.");
        var plan = new Plan(
                Mode.CONFIDENTIAL,
                new Schedule(
                        LocalDateTime.of(2016, 9, 26, 0, 0),
                        LocalDateTime.of(2016, 12, 19, 0, 0),
                        1,
                        LocalDate.of(2017, 12, 18),
                        ""),
                new Content(SurveyPacks.shropshire2016(), new Notice(words, words, words, words, words), false));
        assertThat(plans.begin(Actor.SYSTEM, id, council, "s-" + id, plan)).isInstanceOf(Plans.Begun.Done.class);
        assertThat(launches.launch(Actor.SYSTEM, UUID.randomUUID(), id, 1)).isInstanceOf(Launches.Done.Accepted.class);
        replies.file(Actor.SYSTEM, UUID.randomUUID(), id, answers);
        closings.finish(Actor.SYSTEM, id);
        return consultations.find(id).orElseThrow();
    }
}
