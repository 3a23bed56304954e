package org.tallystick.porch;

import java.time.InstantSource;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.scheduling.annotation.EnableScheduling;

/// All wings put together by Spring.
@EnableScheduling
// Two rooms may each have their Drafts: a bean is named with its room.
@SpringBootApplication(
        scanBasePackages = "org.tallystick",
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Assembly {

    /// The one clock of the house. What is due or over is judged by the database's.
    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
