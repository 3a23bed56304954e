package org.tallystick;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Where Tallystick starts: every word typed after `bin/tallystick` goes to the [CommandLineTool].
@Modulithic(systemName = "Tallystick")
@EnableScheduling
// Two rooms may each have their Drafts: a bean is named with its room.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Tallystick {

    public static void main(String[] words) {
        var exit = CommandLineTool.run(words);
        // A server goes on after its command has returned; every other command is done.
        if (exit != CommandLineTool.GOES_ON) System.exit(exit);
    }
}
