package org.tallystick.consultation.answering;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tallystick.shared.Invariant;

@Component
class AnswerFilesHold implements Invariant {

    private final AnswerFiles files;

    AnswerFilesHold(AnswerFiles files) {
        this.files = files;
    }

    @Override
    public String sentence() {
        return "Every file that came with an answer is here, and its bytes match its SHA-256";
    }

    @Override
    public List<String> breaches() {
        return files.check();
    }
}
