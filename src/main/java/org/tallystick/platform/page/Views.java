package org.tallystick.platform.page;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/// A page that is answered with another status than 200.
public final class Views {

    private Views() {}

    public static ModelAndView with(ModelAndView view, HttpStatus status) {
        view.setStatus(status);
        return view;
    }
}
