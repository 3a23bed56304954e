package planted.first;

/// One half of a circle: see HouseTest.
public record First(planted.second.Second other) {}
