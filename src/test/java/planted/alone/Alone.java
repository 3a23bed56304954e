package planted.alone;

/// Public, and nobody needs it.
public class Alone {}
