package org.tallystick;

import org.springframework.modulith.Modulithic;
import org.tallystick.porch.CommandLineTool;

/// Where Tallystick starts: every word typed after `bin/tallystick` goes to the [CommandLineTool].
@Modulithic(systemName = "Tallystick")
public final class Tallystick {

    private Tallystick() {}

    public static void main(String[] words) {
        var exit = CommandLineTool.run(words);
        // A server goes on after its command has returned; every other command is done.
        if (exit != CommandLineTool.GOES_ON) System.exit(exit);
    }
}
