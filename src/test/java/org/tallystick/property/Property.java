package org.tallystick.property;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test that holds for whatever its parameters are: it is run many times with values made from a
/// seed. What fails says the seed; `-Dtallystick.seed=…` tries just that again.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(EachTry.class)
public @interface Property {
    int tries() default 1000;
}
