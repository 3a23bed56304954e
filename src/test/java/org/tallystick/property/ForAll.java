package org.tallystick.property;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A parameter of a [Property].
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface ForAll {
    /// The method of the test that gives its [Gen]; "" for a number or a text of any kind.
    String value() default "";

    /// Of a number: the least.
    String min() default "";

    /// Of a number: the most.
    String max() default "";

    /// Of a decimal: how many places.
    int scale() default 2;
}
