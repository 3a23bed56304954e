package org.tallystick.shared;

/// There is no such thing, or none that this actor may see: nobody can tell which. Answered as 404.
public class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NotFound() {
        super("not found", null, false, false);
    }
}
