package org.tallystick;

import org.springframework.modulith.Modulithic;
import org.tallystick.porch.CommandLineTool;

/// Where Tallystick starts: every word typed after `bin/tallystick` goes to the [CommandLineTool].
@Modulithic(systemName = "Tallystick")
public final class Tallystick {

    /// Java itself ends with 1 where it cannot go on. So `bin/tallystick` asks for another code where
    /// a fault was found, and tells the two apart.
    private static final int FAULT = Integer.getInteger("tallystick.fault", 1);

    private Tallystick() {}

    public static void main(String[] words) {
        var exit = CommandLineTool.run(words);
        // A server goes on after its command has returned; every other command is done.
        if (exit != CommandLineTool.GOES_ON) System.exit(exit == 1 ? FAULT : exit);
    }
}
