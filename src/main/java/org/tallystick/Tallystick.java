package org.tallystick;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/// Where Tallystick starts.
@Modulithic(systemName = "Tallystick")
@SpringBootApplication
public class Tallystick {

    public static void main(String[] arguments) {
        SpringApplication.run(Tallystick.class, arguments);
    }
}
