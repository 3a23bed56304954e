package org.tallystick.platform.page.form;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A form that may come again under its key with other words: a draft that is saved as often as its
/// writer likes, or one whose page compares for itself and shows what is kept. Every other form
/// does one thing once.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SentAgain {}
