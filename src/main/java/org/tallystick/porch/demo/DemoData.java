package org.tallystick.porch.demo;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Loads the demo at its first start, saying how far it is; what is there already is left alone.
@Component
@Profile("demo")
class DemoData implements ApplicationRunner {

    private final DemoCast cast;
    private final DemoStory story;
    private final DemoConsultations consultations;
    private final DemoCharters charters;
    private final DemoRecommendations recommendations;
    private final DemoSpending spending;

    DemoData(
            DemoCast cast,
            DemoStory story,
            DemoConsultations consultations,
            DemoCharters charters,
            DemoRecommendations recommendations,
            DemoSpending spending) {
        this.cast = cast;
        this.story = story;
        this.consultations = consultations;
        this.charters = charters;
        this.recommendations = recommendations;
        this.spending = spending;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        cast.enter();
        consultations.hold();
        recommendations.tell(story.proposed());
        var frameworks = story.frameworks();
        var promises = rows("promises").stream().map(DemoPromise::of).toList();
        var contracts = rows("contracts");
        System.out.printf("Making sure that the demo's %d contracts are there …%n", contracts.size());
        for (var contract : contracts) {
            var framework = frameworks.get(contract.getOrDefault("buyer", ""));
            if (framework == null) throw new IllegalStateException("no framework for " + contract);
            story.tell(contract, of(contract, promises), framework);
        }
        charters.tell();
        spending.spend();
    }

    private static List<DemoPromise> of(Map<String, String> contract, List<DemoPromise> promises) {
        return promises.stream()
                .filter(promise -> promise.contract().equals(contract.get("key")))
                .toList();
    }

    static List<Map<String, String>> rows(String name) throws IOException {
        try (InputStream file = DemoData.class.getResourceAsStream("/packs/demo/" + name + ".csv")) {
            if (file == null) throw new IllegalStateException("no demo data " + name);
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            try (var rows =
                    CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(text)) {
                return rows.stream().map(row -> row.getFieldsAsMap()).toList();
            }
        }
    }
}
