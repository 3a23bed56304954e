package planted.second;

import org.jspecify.annotations.Nullable;

/// The other half of the circle.
public record Second(planted.first.@Nullable First other) {}
