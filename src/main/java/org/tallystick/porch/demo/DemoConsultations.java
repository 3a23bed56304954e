package org.tallystick.porch.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.tallystick.consultation.Closings;
import org.tallystick.consultation.Content;
import org.tallystick.consultation.Mode;
import org.tallystick.consultation.Notice;
import org.tallystick.consultation.Plan;
import org.tallystick.consultation.Schedule;
import org.tallystick.consultation.design.Launches;
import org.tallystick.consultation.design.Plans;
import org.tallystick.consultation.reply.Replies;
import org.tallystick.library.survey.Answer;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.SurveyDocument;
import org.tallystick.library.survey.Words;
import org.tallystick.library.survey.answer.SurveyPacks;
import org.tallystick.shared.Actor;
import org.tallystick.shared.UkTime;

/// Shropshire's consultation of 2016, closed and filled with the responses that were made to fit
/// its published counts; and one in Thurrock that anybody can answer.
@Component
@Profile("demo")
class DemoConsultations {

    private static final int OPEN_DAYS = 90;

    private final Plans plans;
    private final Launches launches;
    private final Replies replies;
    private final Closings closings;

    DemoConsultations(Plans plans, Launches launches, Replies replies, Closings closings) {
        this.plans = plans;
        this.launches = launches;
        this.replies = replies;
        this.closings = closings;
    }

    void hold() throws IOException {
        shropshire();
        thurrock();
    }

    private void shropshire() throws IOException {
        var id = DemoCast.id("consultation Shropshire 2016");
        var survey = SurveyPacks.shropshire2016();
        var plan = new Plan(
                Mode.CONFIDENTIAL,
                new Schedule(
                        LocalDateTime.of(2016, 9, 26, 0, 0),
                        LocalDateTime.of(2016, 12, 19, 0, 0),
                        1,
                        LocalDate.of(2017, 12, 18),
                        ""),
                new Content(
                        survey,
                        new Notice(
                                Words.of("Whether there is a Charter, what its principles"
                                        + " are, which measures count, and whether a"
                                        + " Charter Mark is awarded."),
                                Words.of("Public bodies and providers in Shropshire want what"
                                        + " they buy and do to bring more for the place."
                                        + " A charter would state what they share; a"
                                        + " mark would show who delivers it."),
                                Words.of("The Social Value Group recommends. The council adopts"
                                        + " a charter on a recommendation of its Cabinet"
                                        + " to Council, and every other member body"
                                        + " through its own approvals."),
                                Words.of("The paper does not say how answers were kept. In this"
                                        + " demo they are confidential: the responses"
                                        + " were generated to fit the counts that were"
                                        + " published, nobody gave them, and the comments are made up."),
                                Words.of("It was open online from 26 September to 18 December" + " 2016.")),
                        false));
        launch(id, DemoCast.SHROPSHIRE, "social-value-charter-2016", plan);
        replies.file(Actor.SYSTEM, DemoCast.id("responses Shropshire 2016"), id, answersOf2016());
        closings.finish(Actor.SYSTEM, id);
    }

    /// The counts are the paper's; what people wrote beside them is the demo's.
    private static List<Answers> answersOf2016() throws IOException {
        var answers = new ArrayList<>(SurveyPacks.shropshire2016Answers());
        for (var row : DemoData.rows("comments")) {
            var at = Integer.parseInt(row.getOrDefault("answer", "")) - 1;
            var text = new Answer.Written(row.getOrDefault("text", ""));
            answers.set(at, answers.get(at).with(row.getOrDefault("item", ""), text));
        }
        return answers;
    }

    private void thurrock() throws IOException {
        var id = DemoCast.id("consultation Thurrock open");
        var opens = LocalDate.now(UkTime.LONDON).atStartOfDay();
        var notice = new Notice(
                new Words(
                        "Which measures we ask of suppliers first, and what we ask of small" + " organisations.",
                        "Pa fesurau y byddwn yn gofyn i gyflenwyr eu cyflawni gyntaf, a beth rydym"
                                + " yn ei ofyn gan sefydliadau bach."),
                new Words(
                        "We buy services for many millions of pounds a year. The same pound"
                                + " can also bring jobs, training and warmer homes. We cannot ask"
                                + " for everything at once, so we want to know what matters most"
                                + " to you.",
                        "Rydym yn prynu gwasanaethau gwerth miliynau o bunnoedd y flwyddyn."
                                + " Gall yr un bunt hefyd ddod â swyddi, hyfforddiant a chartrefi"
                                + " cynhesach. Ni allwn ofyn am bopeth ar unwaith, felly rydym am"
                                + " wybod beth sydd bwysicaf i chi."),
                new Words(
                        "Cabinet decides within three months of the close. The results and"
                                + " the decision are published on this page.",
                        "Bydd y Cabinet yn penderfynu o fewn tri mis i'r dyddiad cau."
                                + " Cyhoeddir y canlyniadau a'r penderfyniad ar y dudalen hon."),
                new Words(
                        "This is a demonstration: your answers do not reach anyone.",
                        "Arddangosiad yw hwn: ni fydd eich atebion yn cyrraedd neb."),
                new Words(
                        "A real consultation says here how to answer on paper, by telephone" + " or in large print.",
                        "Mae ymgynghoriad go iawn yn dweud yma sut i ateb ar bapur, dros y"
                                + " ffôn neu mewn print bras."));
        var plan = new Plan(
                Mode.ANONYMOUS,
                new Schedule(opens, opens.plusDays(OPEN_DAYS), 5, null, ""),
                new Content(survey(), notice, true));
        launch(id, DemoCast.THURROCK, "what-should-our-money-do", plan);
    }

    private static Survey survey() throws IOException {
        try (var file = DemoConsultations.class.getResourceAsStream("/packs/demo/open-survey.json")) {
            if (file == null) throw new IllegalStateException("no survey for the demo");
            return SurveyDocument.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /// Once: what is there already stays as it is.
    private void launch(java.util.UUID id, String council, String slug, Plan plan) {
        var begun = plans.begin(Actor.SYSTEM, id, DemoCast.organisation(council), slug, plan);
        if (!(begun instanceof Plans.Begun.Done(var draft)))
            throw new IllegalStateException("the demo was refused: " + begun);
        var launched = launches.launch(Actor.SYSTEM, DemoCast.id("launch " + slug), id, draft.version());
        if (!(launched instanceof Launches.Done.Accepted))
            throw new IllegalStateException("the demo was refused: " + launched);
    }
}
