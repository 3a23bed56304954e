package org.tallystick.consultation;

import org.jspecify.annotations.Nullable;
import org.tallystick.survey.Survey;

/// A consultation as its officers prepare it.
///
/// @param mode none while nobody has chosen
public record Plan(@Nullable Mode mode, Schedule schedule, Content content) {

    static Plan blank(String title) {
        return new Plan(null, Schedule.BLANK, Content.blank(title));
    }

    Plan with(Content another) {
        return new Plan(mode, schedule, another);
    }

    Plan with(Survey survey) {
        return with(content.with(survey));
    }

    public Survey survey() {
        return content.survey();
    }
}
