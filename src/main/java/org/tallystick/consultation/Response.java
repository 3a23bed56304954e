package org.tallystick.consultation;

import java.util.UUID;
import org.tallystick.library.survey.Answers;

/// What one respondent said, without who it was.
///
/// @param id random; it says nothing about when the answer came, and leads to no receipt where the
///   answer is anonymous
/// @param edition the edition that the respondent saw
/// @param repeats whether another response, listed before, says the same
public record Response(UUID id, int edition, Channel channel, Answers answers, boolean repeats) {}
