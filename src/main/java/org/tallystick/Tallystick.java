package org.tallystick;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Where Tallystick starts: every word typed after `bin/tallystick` goes to the [CommandLineTool].
@Modulithic(systemName = "Tallystick")
@EnableScheduling
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class) // two rooms may use one word
public class Tallystick {

    public static void main(String[] words) {
        var exit = CommandLineTool.run(words);
        // A server goes on after its command has returned; every other command is done.
        if (exit != CommandLineTool.GOES_ON) System.exit(exit);
    }
}
