package org.tallystick.consultation.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RecommendationRulesTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/examples/votes.csv", numLinesToSkip = 1, commentCharacter = '#')
    void theCountsOfAVoteFitItsOutcome(Outcome outcome, int inFavour, int against, int abstained, String fits) {
        var vote = new Decision.Vote(inFavour, against, abstained);
        assertThat(RecommendationRules.vote(outcome, vote).isEmpty()).isEqualTo(fits.equals("yes"));
    }
}
