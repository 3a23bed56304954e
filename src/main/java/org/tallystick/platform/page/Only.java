package org.tallystick.platform.page;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.tallystick.shared.Role;

/// Who may ask for what this handler serves: people who hold one of these roles at any
/// organisation. Which rows they then see is for the noun to decide. To everyone else the address
/// does not exist.
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Only {
    Role[] value();
}
